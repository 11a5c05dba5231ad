import { ErrorState, useText } from '@counterflow/ui'
import { Group, Radio, SimpleGrid, Skeleton, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { testCardsQuery } from '../order-queries'
import classes from './CardFields.module.css'
import type { TestOrderValues } from './test-order'

/** The cards that the test gateway knows, each with what it does. */
export function CardFields({ form }: { form: UseFormReturnType<TestOrderValues> }) {
  const text = useText()
  const { t } = text
  const cards = useQuery(testCardsQuery)
  if (cards.isError) {
    return <ErrorState message={problemParagraph(cards.error, text)} onRetry={() => void cards.refetch()} />
  }
  return (
    <Radio.Group aria-label={t('testOrder.card')} {...form.getInputProps('card')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {cards.data?.map(({ number, brand, key }) => (
          <Radio.Card
            key={number}
            value={number}
            className={classes.card}
            aria-label={`${t(`testOrder.cardKey.${key}`)}, ${brand} ${number}`}
          >
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Text fw={600} size="sm">
                  {t(`testOrder.cardKey.${key}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`testOrder.cardHint.${key}`)}
                </Text>
                <Text size="xs" c="dimmed" className="cf-figures" mt={2}>
                  {brand} {number}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        )) ?? [1, 2, 3, 4].map((place) => <Skeleton key={place} height={76} radius="md" />)}
      </SimpleGrid>
    </Radio.Group>
  )
}
