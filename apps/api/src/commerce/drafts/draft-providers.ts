import { DraftCompletion } from './draft-completion.js'
import { DraftList } from './draft-list.js'
import { DraftPrefill } from './draft-prefill.js'
import { DraftQuotes } from './draft-quotes.js'
import { DraftReservations } from './draft-reservations.js'
import { DraftStore } from './draft-store.js'
import { DraftView } from './draft-view.js'
import { Drafts } from './drafts.js'
import { PayLinks } from './pay-links.js'

/** What of drafts does the work. */
export const draftProviders = [
  Drafts,
  DraftStore,
  DraftReservations,
  DraftView,
  DraftList,
  DraftQuotes,
  DraftPrefill,
  DraftCompletion,
  PayLinks,
]
