export { decimalOf, formatMoney } from '@counterflow/core'
