CREATE TABLE "stock_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"low_stock_threshold" integer
);
--> statement-breakpoint
CREATE TABLE "stock_thresholds" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"threshold" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "stock_movements_once_an_order";
--> statement-breakpoint
DROP INDEX "stock_movements_variant";
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "address" jsonb;
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "pickup" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "deactivated_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "change_id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "note" text;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "actor" jsonb;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "undoes" uuid;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "tracked" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "oversell" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "legal_name" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "address" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "phone" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "email" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "tax_regions" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "taxes_version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping_version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_thresholds" ADD CONSTRAINT "stock_thresholds_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "stock_levels_location" ON "stock_levels" USING btree ("location_id");
--> statement-breakpoint
CREATE INDEX "stock_movements_order" ON "stock_movements" USING btree ("order_id") WHERE order_id is not null;
--> statement-breakpoint
CREATE INDEX "stock_movements_change" ON "stock_movements" USING btree ("change_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movements_undone_once" ON "stock_movements" USING btree ("undoes","variant_id","location_id") WHERE undoes is not null;
--> statement-breakpoint
CREATE INDEX "stock_movements_variant" ON "stock_movements" USING btree ("variant_id","at","id");
--> statement-breakpoint
-- Until now an order took its pieces off the shelf when it was placed. From now on it reserves them, and they leave
-- when it is fulfilled: without this, cancelling or fulfilling an older order would find nothing that it holds.
UPDATE "stock_movements" SET
  "reserved" = -"quantity",
  "quantity" = 0,
  "reason" = CASE "reason" WHEN 'order_placed' THEN 'reserved' ELSE 'released' END
 WHERE "reason" IN ('order_placed', 'order_released');
--> statement-breakpoint
INSERT INTO "stock_movements" ("id", "variant_id", "location_id", "quantity", "reserved", "reason", "order_id", "at")
SELECT gen_random_uuid(), "held"."variant_id", "held"."location_id", -"held"."pieces", -"held"."pieces", 'committed', "orders"."id", "orders"."fulfilled_at"
  FROM (SELECT "order_id", "variant_id", "location_id", sum("reserved")::int AS "pieces"
          FROM "stock_movements" WHERE "order_id" IS NOT NULL GROUP BY 1, 2, 3) "held"
  JOIN "orders" ON "orders"."id" = "held"."order_id"
 WHERE "orders"."fulfilled_at" IS NOT NULL AND "held"."pieces" > 0;
--> statement-breakpoint
UPDATE "stock_levels" SET "quantity" = "sums"."quantity", "reserved" = "sums"."reserved"
  FROM (SELECT "variant_id", "location_id", sum("quantity")::int AS "quantity", sum("reserved")::int AS "reserved"
          FROM "stock_movements" GROUP BY 1, 2) "sums"
 WHERE "sums"."variant_id" = "stock_levels"."variant_id" AND "sums"."location_id" = "stock_levels"."location_id";
--> statement-breakpoint
-- settings: the tax and the one shipping fee of an existing shop become its first tax region and its first shipping rate.
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
    'pickup', '[]'::jsonb);
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_rates_basis_points";
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_included";
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "shipping_fee";
