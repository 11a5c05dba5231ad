import { Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { JudgementShown } from './JudgementShown'
import { useTopicJudgement } from './useTopicJudgement'

const longest = 20_000

/** A box to type a message into, and what the classifier thinks of it. */
export function TryTopics() {
  const text = useText()
  const { t } = text
  const [written, setWritten] = useState<string>(t('labelling.example'))
  const judgement = useTopicJudgement()
  return (
    <Panel title={t('labelling.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!judgement.isPending) judgement.mutate(written)
        }}
      >
        <Stack gap="md">
          <Textarea
            label={t('labelling.text')}
            description={t('labelling.textHint')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={longest}
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            error={judgement.error ? problemParagraph(judgement.error, text) : undefined}
          />
          <Group>
            <Button type="submit" loading={judgement.isPending} disabled={written.trim() === ''}>
              {t('labelling.judge')}
            </Button>
          </Group>
          {judgement.data !== undefined && <JudgementShown judgement={judgement.data} />}
        </Stack>
      </form>
    </Panel>
  )
}
