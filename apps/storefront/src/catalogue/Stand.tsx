/** What stands in for a photo: a calm shape in the product's colour, always the same for the same product. */
export function Stand({ id, color, image, alt = '' }: StandProps) {
  const style = { '--tone': color }
  if (image !== null)
    return <img class="stand" src={image} alt={alt} loading="lazy" decoding="async" style={style} />
  const [shape = shapes[0]] = shapes.slice(sumOf(id) % shapes.length)
  return (
    <svg class="stand" viewBox="0 0 100 100" style={style} aria-hidden="true">
      <path d={shape} />
    </svg>
  )
}

interface StandProps {
  id: string
  color: string
  image: string | null
  alt?: string
}

/** A jar, a bowl, an arch, a leaf and a cup, drawn as plainly as can be. */
const shapes = [
  'M41 24h18v6c13 4 21 14 21 26 0 15-13 25-30 25S20 71 20 56c0-12 8-22 21-26Z',
  'M18 42h64c0 18-9 29-22 33v5H40v-5C27 71 18 60 18 42Z',
  'M28 80V48a22 22 0 0 1 44 0v32Z',
  'M24 76c-4-32 14-54 54-54 2 40-20 58-54 54Z',
  'M28 30h44l-5 46H33Z',
] as const

const sumOf = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9_973, 7)
