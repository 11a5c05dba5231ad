import { thisProcess } from '../src/platform/liveness/process-identity.js'

/** The process that runs the specs, as one of the product. */
export const specProcess = thisProcess({ role: 'all', version: '0.0.0-test', secretFingerprint: null })
