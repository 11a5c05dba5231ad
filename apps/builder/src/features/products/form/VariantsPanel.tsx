import { type Currency, variantTitle } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Checkbox, NumberInput, ScrollArea, Table, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { KeyboardEvent } from 'react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { type ProductValues, variantKey } from './product-form'

interface VariantsPanelProps {
  form: UseFormReturnType<ProductValues>
  currency: Currency
}

/** Every variant in a row. Up, Down and Enter go to the same column of the next row, as in a spreadsheet. */
export function VariantsPanel({ form, currency }: VariantsPanelProps) {
  const { t, local } = useText()
  const { variants } = form.values
  const isOne = variants.length === 1 && variants[0]?.optionValues.length === 0
  const columns = [
    ...(isOne ? [] : ['variant' as const]),
    'price' as const,
    'compareAtPrice' as const,
    'sku' as const,
    'barcode' as const,
    'weight' as const,
    'taxable' as const,
    'tracked' as const,
    'oversell' as const,
  ]
  return (
    <Panel title={t(isOne ? 'products.form.sale' : 'products.variants')} flush>
      <ScrollArea type="auto">
        <Table miw={1080} verticalSpacing={6} aria-label={t('products.variants')} onKeyDown={goToRow}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column} style={{ whiteSpace: 'nowrap' }}>
                  {t(`products.form.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {variants.map((variant, index) => {
              const title = local(variantTitle(variant.optionValues))
              const field = (name: string) => form.getInputProps(`variants.${index}.${name}`)
              const money = (name: 'price' | 'compareAtPrice') => ({ ...field(name), value: variant[name] })
              const cell = (name: (typeof columns)[number]) => ({
                'data-column': name,
                'aria-label': isOne
                  ? t(`products.form.column.${name}`)
                  : `${t(`products.form.column.${name}`)}: ${title}`,
              })
              return (
                <Table.Tr key={variant.id ?? variantKey(variant)}>
                  {!isOne && (
                    <Table.Td style={{ minWidth: 120 }}>
                      <Text size="sm" fw={500}>
                        {title}
                      </Text>
                    </Table.Td>
                  )}
                  <Table.Td w={130}>
                    <MoneyInput {...cell('price')} currency={currency} {...money('price')} />
                  </Table.Td>
                  <Table.Td w={130}>
                    <MoneyInput
                      {...cell('compareAtPrice')}
                      currency={currency}
                      {...money('compareAtPrice')}
                    />
                  </Table.Td>
                  <Table.Td w={170}>
                    <TextInput
                      {...cell('sku')}
                      maxLength={60}
                      placeholder={t('products.form.skuPlaceholder')}
                      {...field('sku')}
                    />
                  </Table.Td>
                  <Table.Td w={150}>
                    <TextInput {...cell('barcode')} maxLength={60} {...field('barcode')} />
                  </Table.Td>
                  <Table.Td w={100}>
                    <NumberInput
                      {...cell('weight')}
                      hideControls
                      min={0}
                      max={10_000_000}
                      allowDecimal={false}
                      suffix=" g"
                      value={variant.weightGrams ?? ''}
                      onChange={(value) =>
                        form.setFieldValue(
                          `variants.${index}.weightGrams`,
                          typeof value === 'number' ? value : undefined,
                        )
                      }
                    />
                  </Table.Td>
                  {(['taxable', 'tracked', 'oversell'] as const).map((name) => (
                    <Table.Td key={name} w={80}>
                      <Checkbox
                        {...cell(name)}
                        {...form.getInputProps(`variants.${index}.${name}`, { type: 'checkbox' })}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Panel>
  )
}

function goToRow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  const { target } = event
  if (step === 0 || !(target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
  const { column } = target.dataset
  if (column === undefined) return
  // Enter would otherwise send the form from the middle of it.
  event.preventDefault()
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)]
  const next = cells[cells.indexOf(target) + step]
  next?.focus()
  next?.select()
}
