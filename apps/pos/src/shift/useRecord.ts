import type { LedgerView, LedgerWish, StaffId } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useState } from 'react'
import { useSeller, useTill } from '../till/TillContext'
import type { TillRecording } from '../till/till-ledger'
import { useRefusalText } from './useRefusalText'

/** Records what the seller does, and says in words why it could not be. */
export function useRecord() {
  const { t } = useText()
  const { ledger } = useTill()
  const { staff } = useSeller()
  const refusalText = useRefusalText()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const recordIt = async (
    wishAfter: (view: LedgerView) => LedgerWish,
    approvedBy: StaffId | null,
  ): Promise<Extract<TillRecording, { kind: 'recorded' }> | undefined> => {
    setBusy(true)
    const recording = await ledger.record(wishAfter, staff.staffId, approvedBy)
    setBusy(false)
    if (recording.kind === 'recorded') {
      setProblem(undefined)
      return recording
    }
    setProblem(
      recording.kind === 'refused'
        ? refusalText(recording.refusal)
        : t(`till.refusal.failed.${recording.why}`),
    )
    return undefined
  }
  return { record: recordIt, isBusy, problem }
}
