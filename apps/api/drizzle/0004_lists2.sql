ALTER TABLE "customers" ADD COLUMN "subscribed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "customer_addresses_country" ON "customer_addresses" USING btree (("address" ->> 'countryCode'),"customer_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "products_status" ON "products" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "products_vendor" ON "products" USING btree ("vendor","created_at","id");--> statement-breakpoint
-- Whether a customer takes any news was worked out from all consents; it is kept beside the customer now. The same rule
-- as `presentConsents`: of each channel the latest decision counts, and of two at once the no.
update customers set subscribed = true where id in (
  select customer_id from (
    select distinct on (customer_id, channel) customer_id, state from customer_consents
     order by customer_id, channel, at desc, state desc) latest
   where state = 'subscribed');
