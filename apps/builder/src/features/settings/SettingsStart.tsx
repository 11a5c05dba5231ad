import { Navigate } from '@tanstack/react-router'
import { useMay } from '../session/useStaff'
import { settingsSections } from './sections'

/** Leads to the first part that the reader may see; everybody has an account. */
export function SettingsStart() {
  const may = useMay()
  const first = settingsSections.find(({ needs }) => needs.every(may))
  return <Navigate to={first?.to ?? '/settings/account'} replace />
}
