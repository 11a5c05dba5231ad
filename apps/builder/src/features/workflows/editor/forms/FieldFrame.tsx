import { useText } from '@counterflow/ui'
import { useFocusWithin } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { findingText } from '../../finding-text'
import { useEditor } from '../EditorContext'
import classes from './FieldFrame.module.css'
import { type Place, pathText } from './Place'

interface FieldFrameProps {
  place: Place
  label?: string
  hint?: string | undefined
  optional?: boolean
  /** Stands beside the label, such as the switch between a literal and a reference. */
  aside?: ReactNode
  /** Shows only the problems of exactly this place, where inner fields show theirs themselves. */
  exact?: boolean
  /** Keeps the room for a problem, so that what stands below does not move while one types. */
  roomy?: boolean
  children: ReactNode
}

/**
 * A field with its label, its hint and what is wrong with it. Findings jump to it by `data-path`. What is only missing
 * is said quietly until somebody has been there and left it so.
 */
export function FieldFrame({
  place,
  label,
  hint,
  optional,
  aside,
  exact = false,
  roomy = false,
  children,
}: FieldFrameProps) {
  const { t } = useText()
  const [isLeft, setIsLeft] = useState(false)
  const { ref } = useFocusWithin<HTMLDivElement>({ onBlur: () => setIsLeft(true) })
  return (
    <div ref={ref} className={classes.frame} data-path={pathText(place.path)}>
      {(label !== undefined || aside !== undefined) && (
        <div className={classes.head} data-field-head>
          <span className={classes.label}>
            {label}
            {optional && <span style={{ fontWeight: 400 }}> ({t('general.optional')})</span>}
          </span>
          {aside}
        </div>
      )}
      {hint && <div className={classes.hint}>{hint}</div>}
      {children}
      <div className={roomy ? classes.room : undefined}>
        <Problems place={place} exact={exact} isLeft={isLeft} />
      </div>
    </div>
  )
}

interface ProblemsProps {
  place: Place
  exact: boolean
  isLeft: boolean
}

function Problems({ place, exact, isLeft }: ProblemsProps) {
  const text = useText()
  const { findings } = useEditor()
  const here = pathText(place.path)
  const found = findings.filter((finding) => {
    const at = pathText(finding.path)
    return at === here || (!exact && at.startsWith(`${here}/`))
  })
  return found.map((finding) => {
    const { message, fix } = findingText(finding, text)
    return (
      <div
        key={`${finding.code} ${pathText(finding.path)}`}
        className={classes.problem}
        data-severity={finding.code === 'input_missing' && !isLeft ? 'missing' : finding.severity}
      >
        <IconAlertTriangle size={14} aria-hidden />
        <span>
          {message} {fix}
        </span>
      </div>
    )
  })
}
