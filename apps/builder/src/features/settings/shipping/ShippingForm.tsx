import type { Currency } from '@counterflow/core'
import { EmptyState, Panel, useText } from '@counterflow/ui'
import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus, IconTruck } from '@tabler/icons-react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { useMay } from '../../session/useStaff'
import { newId } from '../new-id'
import { ReadOnlyNotice } from '../ReadOnlyNotice'
import { type ShippingZone, type ShownShipping, useReplaceShipping } from '../shop-parts-queries'
import { PickupPanel } from './PickupPanel'
import { ZonePanel } from './ZonePanel'

export function ShippingForm({ saved, currency }: { saved: ShownShipping; currency: Currency }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const draft = useDraft(saved.settings, saved.version)
  const replace = useReplaceShipping()
  const errors = fieldErrors(replace.error, text)
  const settings = draft.value
  const { zones } = settings
  const save = (version: number) =>
    replace.mutate(
      { version, settings },
      {
        onSuccess: () => {
          draft.discard()
          notifications.show({ message: t('general.saved') })
        },
      },
    )
  const setZones = (changed: ShippingZone[]) => draft.change({ ...settings, zones: changed })
  const emptyZone = (): ShippingZone => ({
    id: newId(),
    name: '',
    areas: [{ countryCode: null, region: null, postalPrefix: null }],
    rates: [],
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(draft.version)
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('shipping.intro')}</Text>
        {!may('shop.update') && <ReadOnlyNotice />}
        <Fieldset variant="unstyled" m={0} p={0} disabled={!may('shop.update')}>
          <Stack gap="md">
            {zones.length === 0 && (
              <Panel title={t('shipping.title')}>
                <EmptyState
                  icon={IconTruck}
                  title={t('shipping.emptyTitle')}
                  body={t('shipping.emptyBody')}
                />
              </Panel>
            )}
            {zones.map((zone, index) => (
              <ZonePanel
                key={zone.id}
                zone={zone}
                currency={currency}
                errors={errors}
                path={`settings.zones.${index}`}
                onChange={(changed) => setZones(zones.with(index, changed))}
                onRemove={() => setZones(zones.filter(({ id }) => id !== zone.id))}
              />
            ))}
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setZones([...zones, emptyZone()])}
              >
                {t('shipping.addZone')}
              </Button>
            </Group>
            <PickupPanel
              pickup={settings.pickup}
              locations={saved.locations}
              onChange={(pickup) => draft.change({ ...settings, pickup })}
            />
          </Stack>
        </Fieldset>
        <SaveBar
          dirty={draft.dirty}
          saving={replace.isPending}
          error={replace.error}
          onDiscard={() => {
            draft.discard()
            replace.reset()
          }}
          onKeepMine={() => {
            draft.keepOver(saved.version)
            save(saved.version)
          }}
        />
      </Stack>
    </form>
  )
}
