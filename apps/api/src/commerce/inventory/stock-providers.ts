import { LocationsController } from '../locations/locations.controller.js'
import { Locations } from '../locations/locations.js'
import { LeavingStock } from './leaving-stock.js'
import { StockController } from './stock.controller.js'
import { Stock } from './stock.js'
import { StockAlerts } from './stock-alerts.js'
import { StockChangesController } from './stock-changes.controller.js'
import { StockChanges } from './stock-changes.js'
import { StockCount } from './stock-count.js'
import { StockDeed } from './stock-deed.js'
import { StockHistory } from './stock-history.js'
import { StockList } from './stock-list.js'
import { StockNotePersonalData } from './stock-note-personal-data.js'
import { StockPromises } from './stock-promises.js'
import { StockThresholds } from './stock-thresholds.js'

/** What of stock and locations answers over HTTP. */
export const stockControllers = [StockController, StockChangesController, LocationsController]

/** What of stock and locations does the work. */
export const stockProviders = [
  Stock,
  LeavingStock,
  StockAlerts,
  StockChanges,
  StockCount,
  StockDeed,
  StockHistory,
  StockList,
  StockNotePersonalData,
  StockPromises,
  StockThresholds,
  Locations,
]
