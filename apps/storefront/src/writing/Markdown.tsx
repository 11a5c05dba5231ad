import { lexer, type Token, type Tokens } from 'marked'
import { type ComponentChild, Fragment } from 'preact'
import { useMemo } from 'preact/hooks'

/**
 * Text with marks, drawn from its parts one by one: what is no known part, such as HTML, stays text. Nothing of it is
 * ever run.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => lexer(text, { gfm: true }), [text])
  return <div class="prose">{tokens.map(inPlace(block))}</div>
}

const inPlace = (draw: (token: Token) => ComponentChild) => (token: Token, index: number) => (
  <Fragment key={index}>{draw(token)}</Fragment>
)

function block(token: Token): ComponentChild {
  if (isToken<Tokens.Heading>(token, 'heading')) {
    return token.depth < 3 ? <h2>{inline(token.tokens)}</h2> : <h3>{inline(token.tokens)}</h3>
  }
  if (isToken<Tokens.Paragraph>(token, 'paragraph')) return <p>{inline(token.tokens)}</p>
  if (isToken<Tokens.Blockquote>(token, 'blockquote')) {
    return <blockquote>{token.tokens.map(inPlace(block))}</blockquote>
  }
  if (isToken<Tokens.List>(token, 'list')) {
    const items = token.items.map((item, index) => <li key={index}>{item.tokens.map(inPlace(block))}</li>)
    return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  if (isToken<Tokens.Code>(token, 'code')) return <pre>{token.text}</pre>
  if (isToken<Tokens.Table>(token, 'table')) return <TableOf table={token} />
  if (token.type === 'hr') return <hr />
  if (token.type === 'space') return null
  return inlinePart(token)
}

function TableOf({ table }: { table: Tokens.Table }) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell, index) =>
              // A head without words names nothing.
              cell.text === '' ? <td key={index} /> : <th key={index}>{inline(cell.tokens)}</th>,
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>{inline(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const inline = (tokens: readonly Token[] = []): ComponentChild => tokens.map(inPlace(inlinePart))

function inlinePart(token: Token): ComponentChild {
  if (isToken<Tokens.Strong>(token, 'strong')) return <strong>{inline(token.tokens)}</strong>
  if (isToken<Tokens.Em>(token, 'em')) return <em>{inline(token.tokens)}</em>
  if (isToken<Tokens.Del>(token, 'del')) return <del>{inline(token.tokens)}</del>
  if (isToken<Tokens.Codespan>(token, 'codespan')) return <code>{token.text}</code>
  if (isToken<Tokens.Link>(token, 'link')) {
    // An address that runs something is no link; a page of this shop is.
    if (!/^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(token.href)) return inline(token.tokens)
    return <a href={token.href}>{inline(token.tokens)}</a>
  }
  if (token.type === 'br') return <br />
  if (isToken<Tokens.Text>(token, 'text')) {
    return token.tokens === undefined ? plain(token.text) : inline(token.tokens)
  }
  if (isToken<Tokens.Escape>(token, 'escape')) return plain(token.text)
  return token.raw
}

function isToken<Kind extends Token>(token: Token, type: Kind['type']): token is Kind {
  return token.type === type
}

const marks: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The lexer writes some signs as HTML would; here they are text. */
const plain = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark] ?? mark)
