CREATE TABLE "draft_reservations" (
	"draft_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "draft_reservations_draft_id_variant_id_location_id_pk" PRIMARY KEY("draft_id","variant_id","location_id")
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "subscribed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "reserved_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "restock_location_id" uuid;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "notify_customer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "declined_cancel_minutes" integer DEFAULT 60;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "order_prefix" text DEFAULT '#' NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "order_suffix" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_restock_location_id_locations_id_fk" FOREIGN KEY ("restock_location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_addresses_country" ON "customer_addresses" USING btree (("address" ->> 'countryCode'),"customer_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "drafts_reserved" ON "drafts" USING btree ("reserved_until") WHERE reserved_until is not null;--> statement-breakpoint
CREATE INDEX "orders_declined" ON "orders" USING btree ("placed_at") WHERE payment_status = 'declined' and cancelled_at is null;--> statement-breakpoint
CREATE INDEX "products_status" ON "products" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "products_vendor" ON "products" USING btree ("vendor","created_at","id");