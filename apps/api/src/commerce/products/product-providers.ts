import { CatalogueImportWork } from '../catalogue-files/catalogue-import-work.js'
import { CatalogueImports } from '../catalogue-files/catalogue-imports.js'
import { ProductExport } from '../catalogue-files/product-export.js'
import { BulkChanges } from './bulk-changes.js'
import { ProductChanges } from './product-changes.js'
import { ProductIndexRepair } from './product-index-repair.js'
import { ProductList } from './product-list.js'
import { ProductView } from './product-view.js'
import { ProductWriter } from './product-writer.js'
import { VariantLookup } from './variant-lookup.js'

/** What of products does the work, files of them included. */
export const productProviders = [
  ProductList,
  ProductView,
  ProductWriter,
  ProductChanges,
  ProductIndexRepair,
  BulkChanges,
  CatalogueImports,
  CatalogueImportWork,
  ProductExport,
  VariantLookup,
]
