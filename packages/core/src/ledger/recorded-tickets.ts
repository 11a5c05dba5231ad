import type { SaleId } from '../identifier/id.js'
import type { Ticket } from './ticket.js'

/** A ticket and what has become of it. */
export interface RecordedTicket {
  readonly ticket: Ticket
  readonly isVoided: boolean
}

interface Leaf {
  readonly tickets: readonly RecordedTicket[]
}

interface Branch {
  readonly branches: readonly (Branch | Leaf)[]
}

const bitsOfLevel = 4
const branchesOfLevel = 1 << bitsOfLevel
const mostInLeaf = 8
const deepest = 32 / bitsOfLevel

/**
 * The tickets of a shift by their sales. One more leaves those before as they were and shares with them all but the few
 * nodes on the way to it: the ten-thousandth ticket of a shift costs hardly more than the first.
 */
export class RecordedTickets {
  /** Those of a shift in which nothing was sold. */
  static readonly none = new RecordedTickets({ tickets: [] })

  private constructor(private readonly root: Branch | Leaf) {}

  /** The ticket of a sale; undefined where there is none. */
  get(saleId: SaleId): RecordedTicket | undefined {
    const spread = spreadOf(saleId)
    let node: Branch | Leaf | undefined = this.root
    for (let level = 0; node !== undefined && 'branches' in node; level += 1)
      node = node.branches[branchAt(spread, level)]
    return node?.tickets.find(({ ticket }) => ticket.saleId === saleId)
  }

  /** Whether a sale has a ticket. */
  has(saleId: SaleId): boolean {
    return this.get(saleId) !== undefined
  }

  /** These with `recorded`, which takes the place of what was there of its sale. */
  with(recorded: RecordedTicket): RecordedTickets {
    return new RecordedTickets(nodeWith(this.root, recorded, 0))
  }
}

function nodeWith(node: Branch | Leaf, recorded: RecordedTicket, level: number): Branch | Leaf {
  const { saleId } = recorded.ticket
  if ('branches' in node) {
    const place = branchAt(spreadOf(saleId), level)
    const branches = node.branches.map((branch, index) =>
      index === place ? nodeWith(branch, recorded, level + 1) : branch,
    )
    return { branches }
  }
  const tickets = [...node.tickets.filter(({ ticket }) => ticket.saleId !== saleId), recorded]
  return tickets.length > mostInLeaf && level < deepest ? divided(tickets, level) : { tickets }
}

/** A leaf that has become too large, as a branch. */
function divided(tickets: readonly RecordedTicket[], level: number): Branch {
  const empty: Branch = { branches: Array.from({ length: branchesOfLevel }, (): Leaf => ({ tickets: [] })) }
  return tickets.reduce<Branch>((branch, recorded) => {
    const grown = nodeWith(branch, recorded, level)
    return 'branches' in grown ? grown : branch
  }, empty)
}

const branchAt = (spread: number, level: number): number =>
  (spread >>> (level * bitsOfLevel)) & (branchesOfLevel - 1)

/** 32 bits that differ between ids that hardly do (FNV-1a). */
function spreadOf(saleId: SaleId): number {
  let spread = 0x811c9dc5
  for (let index = 0; index < saleId.length; index += 1)
    spread = Math.imul(spread ^ saleId.charCodeAt(index), 0x01000193)
  return spread >>> 0
}
