import { useEffect, useState } from 'react'
import { useLive, useLivePart } from '../till/live'
import { useTill } from '../till/TillContext'
import type { ReadinessFacts } from './readiness'
import { type StorageFacts, storageFacts } from './storage-facts'

const every = 60_000

/** Measures again each minute, and when what is live changes. Undefined until the browser has answered. */
export function useReadiness(): ReadinessFacts | undefined {
  const { sync, records, printing, updates, health } = useTill()
  const clockOffset = useLivePart(sync.state, (state) => state.clockOffset)
  const settings = useLive(records.settings)
  const snapshot = useLive(records.snapshot)
  const staff = useLive(records.staff)
  const hasPrinter = useLive(printing.state)
  const isUpdateWaiting = useLive(updates.isWaiting)
  const unreadable = useLive(health.unreadable)
  const [storage, setStorage] = useState<StorageFacts>()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    let isOver = false
    const measure = async () => {
      const facts = await storageFacts()
      if (isOver) return
      setStorage(facts)
      setNow(Date.now())
    }
    void measure()
    const timer = setInterval(() => void measure(), every)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [])
  if (storage === undefined) return undefined
  const serverNow = now + (clockOffset ?? 0)
  return {
    ...storage,
    snapshotAge: snapshot === undefined ? null : Math.max(0, serverNow - Date.parse(snapshot.at)),
    mostSnapshotHours: settings?.mostSnapshotHours ?? 24,
    clockOffset,
    staffWithPin: staff.filter(({ pin }) => pin !== null).length,
    hasPrinter,
    unreadable: unreadable.length,
    isUpdateWaiting,
  }
}
