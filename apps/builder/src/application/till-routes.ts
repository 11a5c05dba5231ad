import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { completenessSearchSchema } from '../features/completeness/completeness-search'
import { salesSearchSchema } from '../features/sales-reports/sales-report-queries'
import { shiftSearchSchema } from '../features/shifts/shift-search'
import { exceptionSearchSchema } from '../features/till-exceptions/exception-search'
import { shellRoute } from './shell-route'

const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers',
  component: lazyRouteComponent(() => import('../features/registers/RegistersPage'), 'RegistersPage'),
})

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers/$registerId',
  component: lazyRouteComponent(() => import('../features/registers/RegisterPage'), 'RegisterPage'),
})

const shiftsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/shifts',
  validateSearch: shiftSearchSchema,
  component: lazyRouteComponent(() => import('../features/shifts/ShiftsPage'), 'ShiftsPage'),
})

const shiftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/shifts/$shiftId',
  component: lazyRouteComponent(() => import('../features/shifts/ShiftPage'), 'ShiftPage'),
})

const tillExceptionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/till-exceptions',
  validateSearch: exceptionSearchSchema,
  component: lazyRouteComponent(
    () => import('../features/till-exceptions/TillExceptionsPage'),
    'TillExceptionsPage',
  ),
})

const completenessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/completeness',
  validateSearch: completenessSearchSchema,
  component: lazyRouteComponent(
    () => import('../features/completeness/CompletenessPage'),
    'CompletenessPage',
  ),
})

const restoringRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/restored-receipts',
  component: lazyRouteComponent(() => import('../features/restoring/RestoringPage'), 'RestoringPage'),
})

const ledgerFileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger-files',
  component: lazyRouteComponent(() => import('../features/restoring/LedgerFilePage'), 'LedgerFilePage'),
})

const salesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sales-reports',
  validateSearch: salesSearchSchema,
  component: lazyRouteComponent(() => import('../features/sales-reports/SalesPage'), 'SalesPage'),
})

/** The pages about tills. */
export const tillRoutes = [
  registersRoute,
  registerRoute,
  shiftsRoute,
  shiftRoute,
  tillExceptionsRoute,
  completenessRoute,
  restoringRoute,
  ledgerFileRoute,
  salesRoute,
] as const
