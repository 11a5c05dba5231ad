import type { Json } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { List, Text } from '@mantine/core'
import { z } from 'zod'
import { useStepName } from '../../workflows/words/StepNamesProvider'
import { useKnownNames } from '../detail/useKnownNames'
import type { Run } from '../run-queries'
import type { RepeatedEffect, RetryPlan } from './retry-queries'

const shownEffects = 12
const longestGist = 100
const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a retry would keep, and what it may do outside a second time. */
export function RetryPlanView({ run, plan }: { run: Run; plan: RetryPlan }) {
  const { t } = useText()
  if (plan.obstacle !== null) return null
  const inAll = plan.repeats.length + plan.moreRepeats
  const hidden = inAll - Math.min(plan.repeats.length, shownEffects)
  return (
    <>
      <Text size="sm">{t('runs.retry.kept', { count: plan.kept })}</Text>
      {inAll === 0 ? (
        <Text size="sm">{t('runs.retry.nothingRepeated')}</Text>
      ) : (
        <Notice tone="caution" title={t('runs.retry.repeats', { count: inAll })}>
          <List size="sm" spacing={6} mt={4}>
            {plan.repeats.slice(0, shownEffects).map((effect) => (
              <List.Item key={`${effect.nodeId} ${effect.iteration.join('.')}`}>
                <Effect run={run} effect={effect} />
              </List.Item>
            ))}
          </List>
          {hidden > 0 && <Text size="sm">{t('runs.retry.more', { count: hidden })}</Text>}
        </Notice>
      )}
    </>
  )
}

function Effect({ run, effect }: { run: Run; effect: RepeatedEffect }) {
  const { t, language } = useText()
  const stepName = useStepName()
  const names = useKnownNames(run)
  const input = z.json().safeParse(effect.input)
  const gist = input.success ? gistOf(input.data, names) : ''
  const title = effect.actionTitle?.[language] ?? effect.action
  const name = stepName(effect.nodeId)
  return (
    <>
      <Text span inherit fw={600}>
        {name}
      </Text>
      {name !== title && ` · ${title}`}
      {effect.iteration.length > 0 &&
        ` · ${t('runs.iteration', { numbers: effect.iteration.map((index) => index + 1).join('.') })}`}
      {` · ${t(`runs.retry.before.${effect.before}`, { time: formatDateTime(effect.at, language) })}`}
      {gist !== '' && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {gist}
        </Text>
      )}
    </>
  )
}

/** The texts and numbers of an input on one line, with names in the place of ids, and no id without a name. */
function gistOf(input: Json, names: ReadonlyMap<string, string>): string {
  const words = (value: Json): string[] => {
    if (value === null || typeof value === 'boolean') return []
    if (typeof value === 'object') return Object.values(value).flatMap(words)
    const known = names.get(String(value))
    if (known === undefined && idPattern.test(String(value))) return []
    return [known ?? String(value)]
  }
  const text = words(input).join(' · ')
  return text.length > longestGist ? `${text.slice(0, longestGist)}…` : text
}
