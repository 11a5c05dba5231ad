import { locationRoutes } from '../locations/locations.contract.js'
import { stockRoutes } from './stock.contract.js'
import { stockChangeRoutes } from './stock-changes.contract.js'

/** All routes of stock and of the locations where it lies. */
export const everyStockRoute = {
  listStock: stockRoutes.list,
  getStock: stockRoutes.get,
  stockHistory: stockRoutes.history,
  setStockThreshold: stockRoutes.setThreshold,
  getStockSettings: stockRoutes.getSettings,
  setStockSettings: stockRoutes.setSettings,
  ...stockChangeRoutes,
  listLocations: locationRoutes.list,
  createLocation: locationRoutes.create,
  updateLocation: locationRoutes.update,
  arrangeLocations: locationRoutes.arrange,
}
