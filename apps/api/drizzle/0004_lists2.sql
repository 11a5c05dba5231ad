ALTER TABLE "customers" ADD COLUMN "subscribed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_addresses_country" ON "customer_addresses" USING btree (("address" ->> 'countryCode'),"customer_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "products_status" ON "products" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "products_vendor" ON "products" USING btree ("vendor","created_at","id");