import { CompletenessController } from './completeness/completeness.controller.js'
import { LedgerCompleteness } from './completeness/completeness.js'
import { GapWatch } from './completeness/gap-watch.js'
import { RegisterLedgers } from './completeness/register-ledgers.js'
import { ExceptionPersonalData } from './exceptions/exception-personal-data.js'
import { TillExceptionList } from './exceptions/till-exception-list.js'
import { TillExceptionsController } from './exceptions/till-exceptions.controller.js'
import { TillExceptions } from './exceptions/till-exceptions.js'
import { SalesReportsController } from './figures/sales-reports.controller.js'
import { SalesReports } from './figures/sales-reports.js'
import { ArrivingBatches } from './ledger/arriving-batches.js'
import { LedgerController } from './ledger/ledger.controller.js'
import { LedgerFiles } from './ledger/ledger-files.js'
import { LedgerHeads } from './ledger/ledger-heads.js'
import { LedgerIntake } from './ledger/ledger-intake.js'
import { LedgerKeeping } from './ledger/ledger-keeping.js'
import { LedgerPersonalData } from './ledger/ledger-personal-data.js'
import { LedgerSources } from './ledger/ledger-sources.js'
import { LedgerStore } from './ledger/ledger-store.js'
import { LedgerWorkController } from './ledger/ledger-work.controller.js'
import { ParkedDecisions } from './ledger/parked-decisions.js'
import { ParkedEvents } from './ledger/parked-events.js'
import { Reconciliation } from './ledger/reconciliation.js'
import { RestoredEvents } from './ledger/restored-events.js'
import { CustomersAtTills } from './sales/customers-at-tills.js'
import { DiscountLimits } from './sales/discount-limits.js'
import { DraftedOrders } from './sales/drafted-orders.js'
import { LedgerProjection } from './sales/ledger-projection.js'
import { MailedReceipts } from './sales/mailed-receipts.js'
import { TenderResolution } from './sales/tender-resolution.js'
import { TicketEntry } from './sales/ticket-entry.js'
import { TicketGiftCards } from './sales/ticket-gift-cards.js'
import { TicketReturns } from './sales/ticket-returns.js'
import { TicketVoids } from './sales/ticket-voids.js'
import { TillInvoices } from './sales/till-invoices.js'
import { DrawerCounts } from './shifts/drawer-counts.js'
import { DrawerDifferences } from './shifts/drawer-differences.js'
import { ShiftKeeping } from './shifts/shift-keeping.js'
import { ShiftList } from './shifts/shift-list.js'
import { ShiftsController } from './shifts/shifts.controller.js'

/** Who takes in what tills have recorded, and makes of it what it means. */
export const intakeProviders = [
  LedgerHeads,
  LedgerStore,
  LedgerSources,
  LedgerIntake,
  LedgerKeeping,
  ArrivingBatches,
  LedgerFiles,
  LedgerProjection,
  LedgerPersonalData,
  ParkedEvents,
  ParkedDecisions,
  RestoredEvents,
  Reconciliation,
  TicketEntry,
  DiscountLimits,
  TicketGiftCards,
  TicketReturns,
  TicketVoids,
  TenderResolution,
  CustomersAtTills,
  DraftedOrders,
  MailedReceipts,
  TillInvoices,
  ShiftKeeping,
  DrawerDifferences,
  DrawerCounts,
  ShiftList,
  TillExceptions,
  TillExceptionList,
  ExceptionPersonalData,
  LedgerCompleteness,
  RegisterLedgers,
  GapWatch,
  SalesReports,
]

export const intakeControllers = [
  LedgerController,
  LedgerWorkController,
  ShiftsController,
  TillExceptionsController,
  CompletenessController,
  SalesReportsController,
]
