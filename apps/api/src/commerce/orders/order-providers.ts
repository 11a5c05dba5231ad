import { OrderBulkController } from './bulk/order-bulk.controller.js'
import { OrderBulkActions } from './bulk/order-bulk-actions.js'
import { OrderBulkWork } from './bulk/order-bulk-work.js'
import { OrderDeedExecution } from './bulk/order-deed-execution.js'
import { CounterCatalogue } from './counter/counter-catalogue.js'
import { CounterCustomers } from './counter/counter-customers.js'
import { CounterReturns } from './counter/counter-returns.js'
import { CounterSales } from './counter/counter-sales.js'
import { CounterStock } from './counter/counter-stock.js'
import { CounterTakeBacks } from './counter/counter-take-backs.js'
import { CounterVoids } from './counter/counter-voids.js'
import { DeclinedOrdersController } from './declined/declined-orders.controller.js'
import { DeclinedOrders } from './declined/declined-orders.js'
import { OrderReservations } from './declined/order-reservations.js'
import { EditPlanner } from './edits/edit-plan.js'
import { OrderEdits } from './edits/order-edits.js'
import { FulfilmentCompletion } from './fulfilments/fulfilment-completion.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { OrderPlaces } from './fulfilments/order-places.js'
import { letterProviders } from './letters/letter-providers.js'
import { OrderFinder } from './list/order-finder.js'
import { OrderListController } from './list/order-list.controller.js'
import { OrderList } from './list/order-list.js'
import { OrderNumberingController } from './numbering/order-numbering.controller.js'
import { OrderNumbering } from './numbering/order-numbering.js'
import { OrderCancellation } from './order-cancellation.js'
import { OrderChangesController } from './order-changes.controller.js'
import { OrderDeedsController } from './order-deeds.controller.js'
import { OrderDetail } from './order-detail.js'
import { OrderFulfilment } from './order-fulfilment.js'
import { OrderHistory } from './order-history.js'
import { OrderMaking } from './order-making.js'
import { OrderNotes } from './order-notes.js'
import { OrderPlacement } from './order-placement.js'
import { OrderTenders } from './order-placement-tenders.js'
import { OrdersController } from './orders.controller.js'
import { Orders } from './orders.js'
import { PlacementGroups } from './placement-groups.js'
import { OrderRefunds } from './refunds/order-refunds.js'
import { RefundCompletion } from './refunds/refund-completion.js'
import { RefundWorth } from './refunds/refund-worth.js'

/** Who places, fulfils, refunds and lists orders. */
export const orderProviders = [
  OrderBulkActions,
  OrderBulkWork,
  OrderDeedExecution,
  CounterCatalogue,
  CounterCustomers,
  CounterReturns,
  CounterSales,
  CounterStock,
  CounterTakeBacks,
  CounterVoids,
  DeclinedOrders,
  OrderReservations,
  EditPlanner,
  OrderEdits,
  FulfilmentCompletion,
  Fulfilments,
  OrderPlaces,
  ...letterProviders,
  OrderFinder,
  OrderList,
  OrderNumbering,
  OrderCancellation,
  OrderDetail,
  OrderFulfilment,
  OrderHistory,
  OrderMaking,
  OrderNotes,
  OrderPlacement,
  OrderTenders,
  Orders,
  PlacementGroups,
  OrderRefunds,
  RefundCompletion,
  RefundWorth,
]

export const orderControllers = [
  OrderBulkController,
  DeclinedOrdersController,
  OrderListController,
  OrderNumberingController,
  OrderChangesController,
  OrderDeedsController,
  OrdersController,
]
