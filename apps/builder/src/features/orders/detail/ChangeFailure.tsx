import { Notice, useText } from '@counterflow/ui'
import { Button, List, Text } from '@mantine/core'
import { z } from 'zod'
import { isProblem } from '../../../platform/api/problem'
import { FailureNotice } from '../../../platform/forms/FailureNotice'

const changeSchema = z.object({ kind: z.string(), actor: z.object({ name: z.string() }) })

interface ChangeFailureProps {
  error: unknown
  /** Goes on with the order as it is now. */
  onAccept: () => void
}

/** Why a change of an order was refused; where somebody else was faster, with what they changed. */
export function ChangeFailure({ error, onAccept }: ChangeFailureProps) {
  const text = useText()
  const { t, has } = text
  if (error === null) return null
  if (!isProblem(error, 'order-changed')) return <FailureNotice error={error} />
  const changes = (error.problem.changes ?? []).flatMap((change) => {
    const parsed = changeSchema.safeParse(change)
    return parsed.success ? [parsed.data] : []
  })
  return (
    <Notice tone="caution" title={t('orderDeeds.changedTitle')} urgent>
      <Text size="sm">{t('orderDeeds.changedBody')}</Text>
      <List size="sm" my={6}>
        {changes.map(({ kind, actor }, index) => {
          const key = `orders.event.${kind}`
          const what = has(key) ? t(key) : kind
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            <List.Item key={index}>{t('orderDeeds.changedBy', { what, who: actor.name })}</List.Item>
          )
        })}
      </List>
      <Button size="xs" variant="default" onClick={onAccept}>
        {t('orderDeeds.goOn')}
      </Button>
    </Notice>
  )
}
