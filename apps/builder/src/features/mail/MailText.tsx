import { useText } from '@counterflow/ui'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import classes from './MailText.module.css'

interface MailTextProps {
  subject: string
  text: string
  html: string
}

/** A mail as its readers see it, or as plain text. */
export function MailText({ subject, text, html }: MailTextProps) {
  const { t } = useText()
  const [view, setView] = useState('readable')
  return (
    <>
      <SegmentedControl
        aria-label={t('mail.view')}
        size="xs"
        mb="sm"
        data={[
          { value: 'readable', label: t('mail.readable') },
          { value: 'plain', label: t('mail.plain') },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'plain' ? (
        <pre className={classes.plain}>{text}</pre>
      ) : (
        // Without a word in `sandbox`, nothing in the mail can run, submit or navigate.
        <iframe className={classes.readable} title={subject} sandbox="" srcDoc={html} />
      )}
    </>
  )
}
