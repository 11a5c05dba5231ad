import { Anchor, Table, Text } from '@mantine/core'
import { marked, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode, useMemo } from 'react'

/**
 * Text with marks, drawn from its parts one by one: what is no known part, such as HTML, stays text. Nothing of it is
 * ever run.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => marked.lexer(text, { gfm: true }), [text])
  return <div className="cf-prose">{blocks(tokens)}</div>
}

const blocks = (tokens: readonly Token[]): ReactNode =>
  tokens.map((token, index) => <Fragment key={`${token.type}-${index.toString()}`}>{block(token)}</Fragment>)

function block(token: Token): ReactNode {
  if (isToken<Tokens.Heading>(token, 'heading'))
    return (
      <Text fw={600} size={token.depth < 3 ? 'md' : 'sm'} mt="sm" role="heading" aria-level={token.depth + 2}>
        {inline(token.tokens)}
      </Text>
    )
  if (isToken<Tokens.Paragraph>(token, 'paragraph')) return <Text my={6}>{inline(token.tokens)}</Text>
  if (isToken<Tokens.Blockquote>(token, 'blockquote')) return <blockquote>{blocks(token.tokens)}</blockquote>
  if (isToken<Tokens.List>(token, 'list')) {
    const items = token.items.map((item, index) => <li key={index.toString()}>{blocks(item.tokens)}</li>)
    return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  if (isToken<Tokens.Code>(token, 'code')) return <pre>{token.text}</pre>
  if (isToken<Tokens.Table>(token, 'table')) return <MarkdownTable table={token} />
  if (token.type === 'hr') return <hr />
  if (token.type === 'space') return null
  return inlinePart(token)
}

function MarkdownTable({ table }: { table: Tokens.Table }) {
  return (
    <Table withTableBorder my="xs">
      <Table.Thead>
        <Table.Tr>
          {table.header.map((cell, index) => (
            <Table.Th key={index.toString()}>{inline(cell.tokens)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map((row, at) => (
          <Table.Tr key={at.toString()}>
            {row.map((cell, index) => (
              <Table.Td key={index.toString()}>{inline(cell.tokens)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const inline = (tokens: readonly Token[] = []): ReactNode =>
  tokens.map((token, index) => (
    <Fragment key={`${token.type}-${index.toString()}`}>{inlinePart(token)}</Fragment>
  ))

function inlinePart(token: Token): ReactNode {
  if (isToken<Tokens.Strong>(token, 'strong')) return <strong>{inline(token.tokens)}</strong>
  if (isToken<Tokens.Em>(token, 'em')) return <em>{inline(token.tokens)}</em>
  if (isToken<Tokens.Del>(token, 'del')) return <del>{inline(token.tokens)}</del>
  if (isToken<Tokens.Codespan>(token, 'codespan')) return <code>{token.text}</code>
  if (isToken<Tokens.Link>(token, 'link')) {
    // An address that runs something, or a page of our own that does something, is no link.
    if (!/^(https?:\/\/|mailto:)/i.test(token.href)) return inline(token.tokens)
    return (
      <Anchor href={token.href} target="_blank" rel="noopener noreferrer">
        {inline(token.tokens)}
      </Anchor>
    )
  }
  if (token.type === 'br') return <br />
  if (isToken<Tokens.Text>(token, 'text'))
    return token.tokens === undefined ? plain(token.text) : inline(token.tokens)
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
