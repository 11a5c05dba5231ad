import { z } from 'zod'
import { readStored, removeStored, writeStored } from '../../../../platform/storage/stored'

const key = 'counterflow.push-device'

/** The id under which the server knows this browser; undefined where notifications were never turned on. */
export const thisDevice = (): string | undefined => readStored(key, z.uuid())

export const rememberDevice = (id: string): void => void writeStored(key, id)

export const forgetDevice = (): void => removeStored(key)
