import { returnWithoutReceipt, saleLineIdSchema, taxAt, typedAmount, withReturn } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Switch, TextInput, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Goods } from '../selling/catalogue/code-list'
import { goodsTitle } from '../selling/goods-title'
import { PanelFrame } from '../selling/PanelFrame'
import { FigureField } from '../selling/pad/FigureField'
import { Pad } from '../selling/pad/Pad'
import { useAmountText, useDigitsText } from '../selling/pad/useAmountText'
import classes from '../selling/RowButton.module.css'
import { changeCart } from '../selling/sell'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { ReasonField } from './ReasonField'

/** Goods that come back and nobody has the receipt: mostly a manager must approve. */
export function UnlistedReturn() {
  const { t, language } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const shown = useDigitsText()
  const [title, setTitle] = useState('')
  const [goods, setGoods] = useState<Goods>()
  const [digits, setDigits] = useState('')
  const [restock, setRestock] = useState(false)
  const [reason, setReason] = useState('')
  const price = typedAmount(digits) ?? goods?.variant.price
  const found =
    goods === undefined && title.trim() !== ''
      ? selling.shelf
          .find(title, null, 4)
          .flatMap((product) => product.variants.map((variant) => ({ product, variant })))
          .slice(0, 6)
      : []
  const take = async () => {
    if (price === undefined || title.trim() === '' || reason.trim() === '') return
    const approval = await selling.till.session.ask('return_without_receipt')
    if (approval === 'denied') return
    const settings = selling.desk.settings()
    const tax = taxAt(settings.taxes, selling.desk.corrected(new Date()))
    const line = returnWithoutReceipt(
      {
        lineId: freshId(saleLineIdSchema),
        variantId: goods?.variant.variantId ?? null,
        productId: goods?.product.productId ?? null,
        title: title.trim(),
        unitPrice: price,
        taxable: goods?.variant.taxable ?? true,
        pieces: 1,
        restock: restock && goods !== undefined,
        reason: reason.trim(),
      },
      {
        currency: settings.currency,
        taxRule: { ratesBasisPoints: tax?.ratesBasisPoints ?? [], included: tax?.included ?? true },
      },
    )
    if (changeCart(selling, (cart) => withReturn(cart, line), approval.approvedBy)) selling.showGoods()
  }
  return (
    <PanelFrame title={t('tillSelling.unlisted.title')} onClose={selling.showGoods}>
      <Stack>
        <Notice tone="neutral" title={t('tillSelling.unlisted.hasReceipt')}>
          <Button component={Link} to="/tickets" size="lg" variant="default" mt="xs">
            {t('tillSelling.unlisted.find')}
          </Button>
        </Notice>
        <TextInput
          size="lg"
          label={t('tillSelling.unlisted.what')}
          required
          maxLength={300}
          autoComplete="off"
          value={title}
          onChange={({ currentTarget: { value } }) => {
            setTitle(value)
            setGoods(undefined)
          }}
        />
        {found.map((one) => (
          <UnstyledButton
            key={one.variant.variantId}
            className={classes.row}
            onClick={() => {
              setGoods(one)
              setTitle(goodsTitle(one, language))
              setRestock(true)
            }}
          >
            {goodsTitle(one, language)} · {amount(one.variant.price)}
          </UnstyledButton>
        ))}
        <FigureField
          label={t('tillSelling.unlisted.price')}
          digits={digits}
          shown={shown(digits)}
          placeholder={goods === undefined ? undefined : amount(goods.variant.price)}
          autoFocus={false}
          onDigits={setDigits}
        />
        <Pad digits={digits} onDigits={setDigits} />
        <Switch
          size="lg"
          label={t('tillSelling.return.restock')}
          disabled={goods === undefined}
          checked={restock && goods !== undefined}
          onChange={({ currentTarget: { checked } }) => setRestock(checked)}
        />
        <ReasonField reason={reason} onReason={setReason} kind="return" />
        <Button
          size="lg"
          disabled={price === undefined || title.trim() === '' || reason.trim() === ''}
          onClick={() => void take()}
        >
          {t('tillSelling.return.toCart')}
        </Button>
      </Stack>
    </PanelFrame>
  )
}
