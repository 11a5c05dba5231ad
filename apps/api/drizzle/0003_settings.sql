CREATE TABLE "staff_password_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "staff_password_links_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE "staff" ADD COLUMN "role_id" uuid;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "invited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "deactivated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff_password_links" ADD CONSTRAINT "staff_password_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_password_links_staff" ON "staff_password_links" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_password_links_expires" ON "staff_password_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "roles" USING btree (lower("name"));--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_role" ON "staff" USING btree ("role_id");--> statement-breakpoint
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
ALTER TABLE "shops" DROP COLUMN "shipping_fee";--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_own_role" CHECK (("staff"."role" = 'custom') = ("staff"."role_id" is not null));