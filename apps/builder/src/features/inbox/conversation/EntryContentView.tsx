import { MoneyText, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { IconDiscount, IconPackage } from '@tabler/icons-react'
import { AnchorLink } from '../../../platform/router/links'
import type { EntryContent } from '../conversation-queries'
import { contentText } from '../words/content-text'
import classes from './EntryContentView.module.css'
import { MailView } from './MailView'

interface EntryContentViewProps {
  content: EntryContent
  conversationId: string
}

/** What somebody wrote or shared. Texts are shown as they were typed, and never as HTML. */
export function EntryContentView({ content, conversationId }: EntryContentViewProps) {
  const text = useText()
  const { t, local } = text
  if (content.type === 'email') {
    return <MailView content={content} conversationId={conversationId} />
  }
  if (content.type === 'redacted') {
    return (
      <Text size="sm" fs="italic" c="dimmed">
        {t('inbox.redacted')}
      </Text>
    )
  }
  if (content.type === 'products') {
    return (
      <div className={classes.stack}>
        {content.text && <Written text={content.text} />}
        {content.products.map(({ productId, title, price, imageUrl }) => (
          <AnchorLink
            key={productId}
            to="/products/$productId"
            params={{ productId }}
            className={classes.product}
            underline="never"
            c="inherit"
          >
            {imageUrl === null ? (
              <span className={classes.noImage}>
                <IconPackage size={20} stroke={1.5} aria-hidden />
              </span>
            ) : (
              <img src={imageUrl} alt="" width={44} height={44} loading="lazy" />
            )}
            <span className={classes.productText}>
              <span>{local(title)}</span>
              <MoneyText money={price} />
            </span>
          </AnchorLink>
        ))}
      </div>
    )
  }
  if (content.type === 'discount') {
    return (
      <div className={classes.stack}>
        {content.text && <Written text={content.text} />}
        <AnchorLink
          to="/discounts/$discountId"
          params={{ discountId: content.discountId }}
          className={classes.discount}
          underline="never"
        >
          <IconDiscount size={16} aria-hidden />
          {content.code}
        </AnchorLink>
      </div>
    )
  }
  if (content.type === 'image') {
    return (
      <div className={classes.stack}>
        <a href={content.url} target="_blank" rel="noreferrer">
          <img
            className={classes.image}
            src={content.url}
            alt={content.text ?? t('inbox.picture')}
            width={content.width}
            height={content.height}
            loading="lazy"
          />
        </a>
        {content.text && <Written text={content.text} />}
      </div>
    )
  }
  return <Written text={contentText(content, text)} />
}

const Written = ({ text }: { text: string }) => (
  <p className={classes.text} dir="auto">
    {text}
  </p>
)
