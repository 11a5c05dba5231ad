import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { problemText } from '../api/problem-text'

interface FailureNoticeProps {
  /** What the server or the way to it answered; nothing is shown while there is nothing. */
  error: unknown
  /** What one can do about it here and now. */
  children?: ReactNode
}

/** Why what was asked could not be done, and how to mend it. */
export function FailureNotice({ error, children }: FailureNoticeProps) {
  const text = useText()
  if (error === null || error === undefined) return null
  const { message, fix } = problemText(error, text)
  return (
    <Notice tone="bad" title={message} urgent>
      {fix && <Text size="sm">{fix}</Text>}
      {children}
    </Notice>
  )
}
