import { topics } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Box, Group, Progress, Stack, Text } from '@mantine/core'
import type { TopicJudgement } from './useTopicJudgement'

const outputs = [...topics, 'none'] as const

/** A label or why there is none, and how likely each topic is, likeliest first. */
export function JudgementShown({ judgement }: { judgement: TopicJudgement }) {
  const { t, language } = useText()
  const { topic, probabilities, modelVersion } = judgement
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const shares = outputs
    .map((output) => ({ output, share: probabilities[output] ?? 0 }))
    .sort((a, b) => b.share - a.share)
  return (
    <Stack gap="md">
      <Outcome judgement={judgement} likeliest={shares[0]} percent={percent} />
      <Stack gap="xs" component="ul" p={0} m={0} aria-label={t('labelling.all')}>
        {shares.map(({ output, share }) => (
          <Box component="li" key={output} style={{ listStyle: 'none' }}>
            <Group justify="space-between" gap="sm" wrap="nowrap" mb={2}>
              <Text size="sm">{t(`topics.${output}`)}</Text>
              <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {percent.format(share)}
              </Text>
            </Group>
            <Progress
              value={share * 100}
              color={output === topic ? 'green' : 'gray'}
              aria-label={t('labelling.share', {
                topic: t(`topics.${output}`),
                certainty: percent.format(share),
              })}
            />
          </Box>
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('labelling.about', {
          language: t(`labelling.language.${judgement.language}`),
          version: modelVersion,
        })}
      </Text>
    </Stack>
  )
}

interface OutcomeProps {
  judgement: TopicJudgement
  likeliest: { output: (typeof outputs)[number]; share: number } | undefined
  percent: Intl.NumberFormat
}

function Outcome({ judgement: { topic }, likeliest, percent }: OutcomeProps) {
  const { t } = useText()
  if (likeliest === undefined) return null
  const certainty = percent.format(likeliest.share)
  if (topic !== null) {
    return (
      <Notice tone="good">
        <Text fw={600}>{t('labelling.labelled', { topic: t(`topics.${topic}`) })}</Text>
        <Text size="sm">{t('labelling.labelledDetail', { certainty })}</Text>
      </Notice>
    )
  }
  if (likeliest.output === 'none' && likeliest.share >= 0.9) {
    return (
      <Notice tone="accent">
        <Text fw={600}>{t('labelling.noTopic')}</Text>
        <Text size="sm">{t('labelling.noTopicDetail', { certainty })}</Text>
      </Notice>
    )
  }
  return (
    <Notice tone="accent">
      <Text fw={600}>{t('labelling.notLabelled')}</Text>
      <Text size="sm">
        {t('labelling.notLabelledDetail', { topic: t(`topics.${likeliest.output}`), certainty })}
      </Text>
    </Notice>
  )
}
