export { sampleLookup } from '@counterflow/core'
