ALTER TABLE "shops" ADD COLUMN "legal_name" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "tax_regions" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "taxes_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- The tax and the one shipping fee of before become the first region and the first rate.
UPDATE "shops" SET
  "tax_regions" = CASE WHEN cardinality("tax_rates_basis_points") = 0 THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object(
    'id', '01980000-0000-7000-8000-0000000000a1',
    'area', jsonb_build_object('countryCode', "country_code", 'region', NULL, 'postalPrefix', NULL),
    'rates', (SELECT jsonb_agg(jsonb_build_object(
        'name', CASE "country_code" WHEN 'KR' THEN '부가가치세' WHEN 'JP' THEN '消費税' ELSE 'Tax' END,
        'basisPoints', rate)) FROM unnest("tax_rates_basis_points") AS rate),
    'included', "tax_included",
    'shippingTaxed', true)) END,
  "shipping" = jsonb_build_object(
    'zones', jsonb_build_array(jsonb_build_object(
      'id', '01980000-0000-7000-8000-00000000000a',
      'name', 'Everywhere',
      'areas', jsonb_build_array(jsonb_build_object('countryCode', NULL, 'region', NULL, 'postalPrefix', NULL)),
      'rates', jsonb_build_array(jsonb_build_object(
        'id', '01980000-0000-7000-8000-00000000000b',
        'name', jsonb_build_object('en', 'Standard shipping', 'ko', '일반 배송', 'ja', '通常配送'),
        'delivery', NULL,
        'price', jsonb_build_object('kind', 'flat', 'amount', "shipping_fee", 'freeFrom', NULL))))),
    'pickup', '[]'::jsonb);--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_rates_basis_points";--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_included";--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "shipping_fee";