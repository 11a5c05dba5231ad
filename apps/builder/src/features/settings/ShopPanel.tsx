import { Panel, useText } from '@counterflow/ui'
import { Button, Divider, Group, SimpleGrid, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { fieldErrors, problemParagraph } from '../../platform/api/problem-text'
import { useMay } from '../session/useStaff'
import { DisputeFeeField } from './DisputeFeeField'
import { type Shop, useUpdateShop } from './shop-queries'

export function ShopPanel({ shop }: { shop: Shop }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const [name, setName] = useState(shop.name)
  const update = useUpdateShop()
  const changed = name.trim() !== shop.name && name.trim() !== ''
  const error = update.error
    ? (fieldErrors(update.error).name ?? problemParagraph(update.error, text))
    : undefined
  return (
    <Panel title={t('settings.shop')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!changed) return
          update.mutate(
            { name: name.trim() },
            { onSuccess: () => notifications.show({ message: t('general.saved') }) },
          )
        }}
      >
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            label={t('settings.shopName')}
            value={name}
            maxLength={100}
            readOnly={!may('shop.update')}
            description={may('shop.update') ? undefined : t('settings.readOnly')}
            error={error}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {may('shop.update') && (
            <Button type="submit" disabled={!changed} loading={update.isPending}>
              {t('general.save')}
            </Button>
          )}
        </Group>
        <SimpleGrid cols={2} mt="md">
          <div>
            <Text size="xs" fw={600} c="dimmed">
              {t('settings.currency')}
            </Text>
            <Text>{shop.currency}</Text>
          </div>
          <div>
            <Text size="xs" fw={600} c="dimmed">
              {t('settings.timeZone')}
            </Text>
            <Text>{shop.timeZone}</Text>
          </div>
        </SimpleGrid>
      </form>
      <Divider my="md" />
      <DisputeFeeField shop={shop} />
    </Panel>
  )
}
