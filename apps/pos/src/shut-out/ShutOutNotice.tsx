import { Notice, useText } from '@counterflow/ui'
import { Button, Collapse } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import classes from './ShutOut.module.css'
import { ShutOutSteps } from './ShutOutSteps'
import { useShutOut } from './useShutOut'

/** Says across the screen that the shop does not take what this device records, and what to do. */
export function ShutOutNotice() {
  const { t } = useText()
  const shutOut = useShutOut()
  const { pathname } = useLocation()
  const [isUnfolded, unfold] = useState(false)
  // There, all of it takes the place of the goods.
  if (shutOut === undefined || (shutOut === 'frozen' && pathname === '/sell')) return null
  return (
    <div className={classes.notice}>
      <Notice tone="bad" urgent title={t(`till.shutOut.${shutOut}.title`)}>
        {t(`till.shutOut.${shutOut}.body`)}
        <div className={classes.unfold}>
          <Button
            size="md"
            h={48}
            variant="default"
            aria-expanded={isUnfolded}
            onClick={() => unfold(!isUnfolded)}
          >
            {t('till.shutOut.whatToDo')}
          </Button>
        </div>
        <Collapse expanded={isUnfolded}>
          <ShutOutSteps />
        </Collapse>
      </Notice>
    </div>
  )
}
