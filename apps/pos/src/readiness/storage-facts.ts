import type { ReadinessFacts } from './readiness'

export type StorageFacts = Pick<ReadinessFacts, 'isPersistent' | 'freeBytes'>

/** What the browser says of its storage. */
export async function storageFacts(): Promise<StorageFacts> {
  const { storage } = navigator
  if (storage === undefined) return { isPersistent: false, freeBytes: null }
  const [isPersistent, { quota, usage }] = await Promise.all([storage.persisted(), storage.estimate()])
  return {
    isPersistent,
    freeBytes: quota === undefined || usage === undefined ? null : quota - usage,
  }
}
