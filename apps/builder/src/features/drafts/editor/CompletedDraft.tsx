import { MoneyText, Notice, PageHeader, Panel, useText } from '@counterflow/ui'
import { Group, Stack, Text } from '@mantine/core'
import { BackToList, ButtonLink } from '../../../platform/router/links'
import { DraftStatusBadge } from '../DraftStatusBadge'
import type { Draft } from '../draft-queries'
import { DraftDeeds } from './DraftDeeds'

/** A draft that became an order: what it said, and the way to its order. */
export function CompletedDraft({ draft }: { draft: Draft }) {
  const { t, local } = useText()
  const { orderId, price } = draft
  return (
    <>
      <PageHeader
        title={t('drafts.draft', { number: draft.number })}
        back={<BackToList to="/orders/drafts">{t('drafts.title')}</BackToList>}
        badges={<DraftStatusBadge status={draft.status} />}
        actions={<DraftDeeds draft={draft} unsaved={false} />}
      />
      <Stack>
        <Notice tone="good" title={t('drafts.completedTitle')}>
          {orderId !== null && (
            <ButtonLink to="/orders/$orderId" params={{ orderId }} variant="default" size="xs" mt="xs">
              {t('drafts.openOrder')}
            </ButtonLink>
          )}
        </Notice>
        <Panel title={t('drafts.products')}>
          <Stack gap="xs">
            {price?.lines.map(({ title, quantity, total }, index) => (
              // Lines of a completed draft change no more.
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike
              <Group key={index} justify="space-between" wrap="nowrap">
                <Text>
                  {local(title)} × {quantity}
                </Text>
                <MoneyText money={total} />
              </Group>
            ))}
          </Stack>
        </Panel>
      </Stack>
    </>
  )
}
