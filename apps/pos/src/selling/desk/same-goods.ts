import type { Ticket } from '@counterflow/core'

type Goods = Pick<Ticket, 'lines' | 'returns'>

/** Whether two sales give and take back the same, piece by piece. */
export function hasSameGoods(one: Goods, other: Goods): boolean {
  const [ones, others] = [piecesOf(one), piecesOf(other)]
  return ones.length === others.length && ones.every((piece, index) => piece === others[index])
}

const piecesOf = ({ lines, returns }: Goods): string[] =>
  [...lines, ...returns].map(({ lineId, quantity }) => `${lineId}/${quantity}`)
