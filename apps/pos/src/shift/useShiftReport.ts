import { type ShiftId, type ShiftReport, shiftReport } from '@counterflow/core'
import { useEffect, useState } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'

/** The report of a shift from its events on this device; undefined while they are read, or when they are gone. */
export function useShiftReport(shiftId: ShiftId): ShiftReport | undefined {
  const { ledger } = useTill()
  const { head } = useLive(ledger.view)
  const [report, setReport] = useState<ShiftReport>()
  const { seq } = head
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew after each event
  useEffect(() => {
    let isOver = false
    void ledger.ofShift(shiftId).then((events) => {
      if (!isOver) setReport(shiftReport(shiftId, events))
    })
    return () => {
      isOver = true
    }
  }, [ledger, shiftId, seq])
  return report
}
