import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { problemParagraph } from './problem-text'

/** Tells of a deed that failed where no form stands to show it. */
export function useNotifyProblem(): (error: unknown) => void {
  const text = useText()
  return useCallback(
    (error) =>
      void notifications.show({
        color: 'red',
        title: text.t('general.failed.action'),
        message: problemParagraph(error, text),
        autoClose: false,
        withCloseButton: true,
      }),
    [text],
  )
}
