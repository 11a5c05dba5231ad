const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Scripts without spaces between words: a line may end after any character of theirs. Korean has spaces. */
const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60ー]/u
// What no line of Japanese may begin or end with.
const neverFirst =
  /^[、。，．,.:;!?！？：；・）)」』】〕〉》”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々%％点円]/u
const neverLast = /^[（(「『【〔〈《“‘¥￥₩$＄]/u

/** Whether a line may end between two characters that follow each other. */
function mayBreak(before: string, after: string): boolean {
  if (/\s/.test(after)) return false
  if (/\s/.test(before)) return true
  if (neverFirst.test(after) || neverLast.test(before)) return false
  return ideographic.test(before) || ideographic.test(after)
}

function unbreakable(text: string): string[] {
  const pieces: string[] = []
  let before = ''
  for (const { segment } of graphemes.segment(text)) {
    const last = pieces.pop()
    if (last === undefined) pieces.push(segment)
    else if (mayBreak(before, segment)) pieces.push(last, segment)
    else pieces.push(last + segment)
    before = segment
  }
  return pieces
}

/**
 * Breaks `text` into lines of at most `width`, as its script wants it: between words in English and Korean, between
 * characters in Japanese, within a word only where it alone is too long. Line breaks in it stay.
 * @param measure how wide a text is, in the unit of `width`.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => brokenParagraph(paragraph, width, measure))
}

/** As `breakLines`, and no line much shorter than the others: for what stands in the middle of the paper. */
export function balancedLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines = breakLines(text, width, measure)
  if (lines.length < 2) return lines
  let best = lines
  for (let narrower = width * 0.95; narrower > width / 2; narrower -= width * 0.05) {
    const others = breakLines(text, narrower, measure)
    if (others.length > lines.length) break
    best = others
  }
  return best
}

function brokenParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of unbreakable(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    for (const { segment } of graphemes.segment(piece)) {
      if (line !== '' && measure(line + segment) > width) {
        lines.push(line)
        line = ''
      }
      line += segment
    }
  }
  return [...lines, line.trimEnd()]
}
