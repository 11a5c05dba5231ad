import { businessDay, taxFor, usualTaxRegions } from '@counterflow/core'
import { EmptyState, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus, IconReceiptTax } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { useMay } from '../../session/useStaff'
import { newId } from '../new-id'
import { countryName } from '../places'
import { ReadOnlyNotice } from '../ReadOnlyNotice'
import { type TaxRegion, type TaxSettings, useReplaceTaxes } from '../shop-parts-queries'
import { shopQuery } from '../shop-queries'
import { TaxRegionPanel } from './TaxRegionPanel'

export function TaxesForm({ saved }: { saved: TaxSettings }) {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const { data: shop } = useQuery(shopQuery)
  const draft = useDraft(saved.regions, saved.version)
  const replace = useReplaceTaxes()
  const errors = fieldErrors(replace.error, text)
  const regions = draft.value
  const save = (version: number) =>
    replace.mutate(
      { version, regions },
      {
        onSuccess: () => {
          draft.discard()
          notifications.show({ message: t('general.saved') })
        },
      },
    )
  const put = (index: number, region: TaxRegion) => draft.change(regions.with(index, region))
  const add = (region: TaxRegion) => draft.change([...regions, region])
  const home = shop?.countryCode
  const today = businessDay(new Date(), shop?.timeZone ?? 'UTC')
  const isHomeUntaxed = home !== undefined && taxFor(regions, { countryCode: home }, today).rates.length === 0
  const suggested = home === undefined ? [] : usualTaxRegions(home)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(draft.version)
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('taxes.intro')}</Text>
        {!may('shop.update') && <ReadOnlyNotice />}
        {home !== undefined && isHomeUntaxed && (
          <Notice tone="caution" title={t('taxes.homeUntaxed', { country: countryName(home, language) })}>
            <Text size="sm">{t(home === 'US' ? 'taxes.adviceForUs' : 'taxes.advice')}</Text>
            {suggested.map((region) => (
              <Button
                key={region.id}
                size="xs"
                mt="xs"
                variant="default"
                disabled={!may('shop.update')}
                onClick={() => add({ ...region, id: newId() })}
              >
                {t('taxes.useUsual', { name: region.rates[0]?.name ?? '' })}
              </Button>
            ))}
          </Notice>
        )}
        <Fieldset variant="unstyled" m={0} p={0} disabled={!may('shop.update')}>
          <Stack gap="md">
            {regions.length === 0 && (
              <Panel title={t('taxes.title')}>
                <EmptyState icon={IconReceiptTax} title={t('taxes.emptyTitle')} body={t('taxes.emptyBody')} />
              </Panel>
            )}
            {regions.map((region, index) => (
              <TaxRegionPanel
                key={region.id}
                region={region}
                today={today}
                errors={errors}
                path={`regions.${index}`}
                onChange={(changed) => put(index, changed)}
                onRemove={() => draft.change(regions.filter(({ id }) => id !== region.id))}
              />
            ))}
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => add(emptyRegion(home ?? null, regions))}
              >
                {t('taxes.add')}
              </Button>
            </Group>
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

/** A region that is not there yet: the home country first, then the rest of the world. */
function emptyRegion(home: string | null, regions: readonly TaxRegion[]): TaxRegion {
  const hasHome = regions.some(({ area }) => area.countryCode === home && area.region === null)
  const countryCode = hasHome ? null : home
  return {
    id: newId(),
    area: { countryCode, region: null, postalPrefix: null },
    rates: [{ name: '', basisPoints: 0 }],
    included: false,
    shippingTaxed: true,
  }
}
