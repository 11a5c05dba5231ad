// All that other features may use of invoices.
export { Invoices } from './invoices.js'
export { InvoicesModule } from './invoices.module.js'
