import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { problemText } from '../api/problem-text'

interface FailureNoticeProps {
  /** What the server or the way to it answered; nothing is shown while there is nothing. */
  error: unknown
  /** What the fields of the form are called, by their path as in `fieldErrors`: `auth.tokenUrl`. */
  fields?: Readonly<Record<string, string>> | undefined
  /** What one can do about it here and now. */
  children?: ReactNode
}

/** Why what was asked could not be done, and how to mend it. */
export function FailureNotice({ error, fields, children }: FailureNoticeProps) {
  const text = useText()
  if (error === null || error === undefined) return null
  const { message, fix } = problemText(error, text, fields)
  return (
    <Notice tone="bad" title={message} urgent>
      {fix && <Text size="sm">{fix}</Text>}
      {children}
    </Notice>
  )
}
