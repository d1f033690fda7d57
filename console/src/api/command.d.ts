// Made by `npm run console:api-types` from the service's OpenAPI document.

export interface paths {
    "/customers/{customerId}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What credit a customer has, and what it was spent on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applications: {
                                applicationId: string;
                                /** @description What the invoice took; absent while it is under way */
                                applied?: number;
                                /** Format: date */
                                appliedOn: string;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                invoiceId: string;
                                reserved: number;
                            }[];
                            /** @description Whether credit pays what is due by itself */
                            automatic: boolean;
                            credit: {
                                credit: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                            }[];
                            customerId: string;
                            position: string;
                            revision: number;
                        };
                    };
                };
                /** @description malformed-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay an invoice from credit */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What comes back where less is due, in minor units */
                        amount: number;
                        /** @description Names the application; a second one of the same name is the same */
                        applicationId?: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        appliedOn?: string;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /** Format: uuid */
                        invoiceId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applications: {
                                applicationId: string;
                                /** @description What the invoice took; absent while it is under way */
                                applied?: number;
                                /** Format: date */
                                appliedOn: string;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                invoiceId: string;
                                reserved: number;
                            }[];
                            /** @description Whether credit pays what is due by itself */
                            automatic: boolean;
                            credit: {
                                credit: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                            }[];
                            customerId: string;
                            position: string;
                            revision: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/credit-exceeded, /problems/not-this-customers-invoice, /problems/currency-differs, /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/automatic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let credit pay what is due by itself, or not */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        automatic: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applications: {
                                applicationId: string;
                                /** @description What the invoice took; absent while it is under way */
                                applied?: number;
                                /** Format: date */
                                appliedOn: string;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                invoiceId: string;
                                reserved: number;
                            }[];
                            /** @description Whether credit pays what is due by itself */
                            automatic: boolean;
                            credit: {
                                credit: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                            }[];
                            customerId: string;
                            position: string;
                            revision: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay credit back */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What goes back to the customer, in minor units */
                        amount: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /** @description How it goes back */
                        method: string;
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        refundedOn?: string;
                        /** @description Names the refund; a second one of the same name is the same */
                        refundId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applications: {
                                applicationId: string;
                                /** @description What the invoice took; absent while it is under way */
                                applied?: number;
                                /** Format: date */
                                appliedOn: string;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                invoiceId: string;
                                reserved: number;
                            }[];
                            /** @description Whether credit pays what is due by itself */
                            automatic: boolean;
                            credit: {
                                credit: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                            }[];
                            customerId: string;
                            position: string;
                            revision: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/credit-exceeded */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "up";
                        };
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an invoice; its totals follow from its lines by EN 16931 */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description BT-19 */
                        accountingReference?: string;
                        /** @description The tax in the currency that the seller accounts for it in */
                        accountingTax?: {
                            /** @description The tax total in minor units of that currency (BT-111) */
                            amount: number;
                            /** @description ISO 4217 (BT-6) */
                            currency: string;
                        };
                        /** @description BG-20 */
                        allowances?: {
                            /** @description In minor units (BT-92, BT-99, BT-136, BT-141) */
                            amount: number;
                            /** @description What the percentage is of, in minor units (BT-93, BT-100, BT-137, BT-142) */
                            base?: number;
                            /** @description BT-94, BT-101, BT-138, BT-143 */
                            percent?: string;
                            /** @description BT-97, BT-104, BT-139, BT-144 */
                            reason?: string;
                            /** @description UNTDID 5189 for allowances, 7161 for charges */
                            reasonCode?: string;
                            tax: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                /** @description Percent, "19"; 0 where absent (BT-152) */
                                rate?: string;
                            };
                        }[];
                        buyer?: {
                            address?: {
                                /** @description BT-36, BT-51, BT-65, BT-76 */
                                additionalStreet?: string;
                                /** @description BT-37, BT-52, BT-66, BT-77 */
                                city?: string;
                                /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
                                country: string;
                                /** @description BT-162, BT-163, BT-164, BT-165 */
                                line?: string;
                                /** @description BT-38, BT-53, BT-67, BT-78 */
                                postCode?: string;
                                /** @description BT-35, BT-50, BT-64, BT-75 */
                                street?: string;
                                /** @description BT-39, BT-54, BT-68, BT-79 */
                                subdivision?: string;
                            };
                            contact?: {
                                /** @description BT-43, BT-58 */
                                email?: string;
                                /** @description BT-41, BT-56 */
                                name?: string;
                                /** @description BT-42, BT-57 */
                                telephone?: string;
                            };
                            electronicAddress?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description BT-29, BT-46; with the scheme SEPA the bank assigned creditor identifier (BT-90) */
                            ids?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            }[];
                            /** @description BT-33 */
                            legalForm?: string;
                            legalId?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description Legal name (BT-27, BT-44) */
                            name: string;
                            /** @description BT-32 */
                            taxRegistrationId?: string;
                            /** @description BT-28, BT-45 */
                            tradingName?: string;
                            /** @description With its country prefix (BT-31, BT-48, BT-63) */
                            vatId?: string;
                        };
                        /** @description BG-21 */
                        charges?: {
                            /** @description In minor units (BT-92, BT-99, BT-136, BT-141) */
                            amount: number;
                            /** @description What the percentage is of, in minor units (BT-93, BT-100, BT-137, BT-142) */
                            base?: number;
                            /** @description BT-94, BT-101, BT-138, BT-143 */
                            percent?: string;
                            /** @description BT-97, BT-104, BT-139, BT-144 */
                            reason?: string;
                            /** @description UNTDID 5189 for allowances, 7161 for charges */
                            reasonCode?: string;
                            tax: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                /** @description Percent, "19"; 0 where absent (BT-152) */
                                rate?: string;
                            };
                        }[];
                        /** @description BT-12 */
                        contractReference?: string;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        customer: {
                            /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                            id: string;
                            /** @description As printed on the invoice */
                            name: string;
                        };
                        /**
                         * Format: date
                         * @description BT-72
                         */
                        deliveredOn?: string;
                        delivery?: {
                            address?: {
                                /** @description BT-36, BT-51, BT-65, BT-76 */
                                additionalStreet?: string;
                                /** @description BT-37, BT-52, BT-66, BT-77 */
                                city?: string;
                                /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
                                country: string;
                                /** @description BT-162, BT-163, BT-164, BT-165 */
                                line?: string;
                                /** @description BT-38, BT-53, BT-67, BT-78 */
                                postCode?: string;
                                /** @description BT-35, BT-50, BT-64, BT-75 */
                                street?: string;
                                /** @description BT-39, BT-54, BT-68, BT-79 */
                                subdivision?: string;
                            };
                            location?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description Who received it (BT-70) */
                            name?: string;
                        };
                        /** @description Despatch advice (BT-16) */
                        despatchReference?: string;
                        /**
                         * Format: date
                         * @description BT-9
                         */
                        dueOn: string;
                        exemptionReasons?: {
                            /**
                             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                             * @enum {unknown}
                             */
                            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                            /** @description BT-121 */
                            code?: string;
                            /** @description BT-120 */
                            reason?: string;
                        }[];
                        /**
                         * Format: uuid
                         * @description The id is yours to choose; it makes a retry safe
                         */
                        invoiceId?: string;
                        /**
                         * Format: date
                         * @description In the time zone of the seller (BT-2)
                         */
                        issuedOn: string;
                        lines: {
                            /** @description BT-133 */
                            accountingReference?: string;
                            allowances?: {
                                /** @description In minor units (BT-92, BT-99, BT-136, BT-141) */
                                amount: number;
                                /** @description What the percentage is of, in minor units (BT-93, BT-100, BT-137, BT-142) */
                                base?: number;
                                /** @description BT-94, BT-101, BT-138, BT-143 */
                                percent?: string;
                                /** @description BT-97, BT-104, BT-139, BT-144 */
                                reason?: string;
                                /** @description UNTDID 5189 for allowances, 7161 for charges */
                                reasonCode?: string;
                            }[];
                            attributes?: {
                                /** @description BT-160 */
                                name: string;
                                /** @description BT-161 */
                                value: string;
                            }[];
                            /** @description How many units the price is for; 1 where absent (BT-149) */
                            baseQuantity?: string;
                            /** @description BT-156 */
                            buyersItemId?: string;
                            charges?: {
                                /** @description In minor units (BT-92, BT-99, BT-136, BT-141) */
                                amount: number;
                                /** @description What the percentage is of, in minor units (BT-93, BT-100, BT-137, BT-142) */
                                base?: number;
                                /** @description BT-94, BT-101, BT-138, BT-143 */
                                percent?: string;
                                /** @description BT-97, BT-104, BT-139, BT-144 */
                                reason?: string;
                                /** @description UNTDID 5189 for allowances, 7161 for charges */
                                reasonCode?: string;
                            }[];
                            classifications?: {
                                /** @description BT-158 */
                                code: string;
                                /** @description UNTDID 7143 code of its list */
                                list: string;
                                /** @description Version of the list */
                                listVersion?: string;
                            }[];
                            /** @description What was sold (BT-153) */
                            description: string;
                            /** @description BT-154 */
                            details?: string;
                            /** @description BT-126; the place in the list where absent */
                            id?: string;
                            /** @description BT-127 */
                            note?: string;
                            object?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description The line of the order (BT-132) */
                            orderLine?: string;
                            /** @description ISO 3166-1 alpha-2 (BT-159) */
                            originCountry?: string;
                            period?: {
                                /**
                                 * Format: date
                                 * @description BT-73, BT-134
                                 */
                                from?: string;
                                /**
                                 * Format: date
                                 * @description BT-74, BT-135
                                 */
                                until?: string;
                            };
                            /** @description Included in the unit price already */
                            priceDiscount?: {
                                /** @description In minor units (BT-147) */
                                amount: string;
                                /** @description Price before the discount, in minor units (BT-148) */
                                grossPrice?: string;
                            };
                            /** @description BT-129 */
                            quantity: string;
                            /**
                             * @description The net amount is deducted, though the quantity is not negative
                             * @enum {boolean}
                             */
                            returned?: true;
                            /** @description BT-155 */
                            sellersItemId?: string;
                            standardItemId?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            tax: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                /** @description Percent, "19"; 0 where absent (BT-152) */
                                rate?: string;
                            };
                            /** @description UN/ECE Recommendation 20 code; C62 (one) where absent (BT-130) */
                            unit?: string;
                            /** @description Net price of the base quantity in minor units, with as many digits as it needs (BT-146) */
                            unitPrice: string;
                        }[];
                        notes?: string[];
                        /** @description BT-1 */
                        number?: string;
                        object?: {
                            /** @description The identifier */
                            id: string;
                            /** @description Its scheme */
                            scheme?: string;
                        };
                        /** @description BT-13 */
                        orderReference?: string;
                        payee?: {
                            /** @description BT-60; with the scheme SEPA BT-90 */
                            ids?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            }[];
                            legalId?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description BT-59 */
                            name: string;
                        };
                        paymentInstructions?: {
                            /** @description IBAN or other account (BT-84) */
                            account?: string;
                            /** @description BT-85 */
                            accountName?: string;
                            card?: {
                                /** @description BT-88 */
                                holder?: string;
                                /** @description Of the card */
                                network?: string;
                                /** @description At most its last digits: BR-51 (BT-87) */
                                number: string;
                            };
                            mandate?: {
                                /** @description BT-91 */
                                debitedAccount?: string;
                                /** @description BT-89 */
                                reference?: string;
                            };
                            /** @description UNTDID 4461 (BT-81) */
                            meansCode: string;
                            /** @description BT-82 */
                            meansText?: string;
                            /** @description BT-83 */
                            remittance?: string;
                            /** @description BIC (BT-86) */
                            serviceProvider?: string;
                        }[];
                        /** @description BT-20 */
                        paymentTerms?: string;
                        period?: {
                            /**
                             * Format: date
                             * @description BT-73, BT-134
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description BT-74, BT-135
                             */
                            until?: string;
                        };
                        precedingInvoices?: {
                            /**
                             * Format: date
                             * @description BT-26
                             */
                            issuedOn?: string;
                            /** @description BT-25 */
                            number: string;
                        }[];
                        /** @description Paid before the invoice was issued, in minor units (BT-113) */
                        prepaid?: number;
                        /** @description Business process (BT-23) */
                        process?: string;
                        /** @description BT-11 */
                        projectReference?: string;
                        /** @description Receiving advice (BT-15) */
                        receiptReference?: string;
                        /** @description The buyer's reference (BT-10) */
                        reference?: string;
                        /** @description Added to the amount due, in minor units (BT-114) */
                        rounding?: number;
                        /** @description BT-14 */
                        salesOrderReference?: string;
                        seller?: {
                            address?: {
                                /** @description BT-36, BT-51, BT-65, BT-76 */
                                additionalStreet?: string;
                                /** @description BT-37, BT-52, BT-66, BT-77 */
                                city?: string;
                                /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
                                country: string;
                                /** @description BT-162, BT-163, BT-164, BT-165 */
                                line?: string;
                                /** @description BT-38, BT-53, BT-67, BT-78 */
                                postCode?: string;
                                /** @description BT-35, BT-50, BT-64, BT-75 */
                                street?: string;
                                /** @description BT-39, BT-54, BT-68, BT-79 */
                                subdivision?: string;
                            };
                            contact?: {
                                /** @description BT-43, BT-58 */
                                email?: string;
                                /** @description BT-41, BT-56 */
                                name?: string;
                                /** @description BT-42, BT-57 */
                                telephone?: string;
                            };
                            electronicAddress?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description BT-29, BT-46; with the scheme SEPA the bank assigned creditor identifier (BT-90) */
                            ids?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            }[];
                            /** @description BT-33 */
                            legalForm?: string;
                            legalId?: {
                                /** @description The identifier */
                                id: string;
                                /** @description Its scheme */
                                scheme?: string;
                            };
                            /** @description Legal name (BT-27, BT-44) */
                            name: string;
                            /** @description BT-32 */
                            taxRegistrationId?: string;
                            /** @description BT-28, BT-45 */
                            tradingName?: string;
                            /** @description With its country prefix (BT-31, BT-48, BT-63) */
                            vatId?: string;
                        };
                        /** @description Give the next number of this series, without gaps: "INV-2026-" gives INV-2026-000001 */
                        series?: string;
                        /** @description The rules that the document says it follows (BT-24) */
                        specification?: string;
                        supportingDocuments?: {
                            /** @description BT-123 */
                            description?: string;
                            /** @description BT-122 */
                            id: string;
                            /** @description Its URL (BT-124) */
                            location?: string;
                        }[];
                        /**
                         * @description UNTDID 2005, instead of BT-7 (BT-8)
                         * @enum {unknown}
                         */
                        taxPointCode?: "3" | "35" | "432";
                        /**
                         * Format: date
                         * @description When the tax falls due (BT-7)
                         */
                        taxPointOn?: string;
                        taxRepresentative?: {
                            address: {
                                /** @description BT-36, BT-51, BT-65, BT-76 */
                                additionalStreet?: string;
                                /** @description BT-37, BT-52, BT-66, BT-77 */
                                city?: string;
                                /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
                                country: string;
                                /** @description BT-162, BT-163, BT-164, BT-165 */
                                line?: string;
                                /** @description BT-38, BT-53, BT-67, BT-78 */
                                postCode?: string;
                                /** @description BT-35, BT-50, BT-64, BT-75 */
                                street?: string;
                                /** @description BT-39, BT-54, BT-68, BT-79 */
                                subdivision?: string;
                            };
                            /** @description BT-62 */
                            name: string;
                            /** @description With its country prefix (BT-31, BT-48, BT-63) */
                            vatId: string;
                        };
                        /** @description Tender or lot (BT-17) */
                        tenderReference?: string;
                        /** @description UNTDID 1001; 380 where absent (BT-3) */
                        typeCode?: string;
                    };
                    "application/xml": string;
                    "text/xml": string;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/xml-forbidden, /problems/xml-not-well-formed, /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/due-before-issued, /problems/negative-amount-due, /problems/tax-rate-forbidden, /problems/number-and-series, /problems/unknown-currency, /problems/amount-too-large, /problems/stated-totals-differ, /problems/buyer-not-identified, /problems/element-invalid, /problems/element-missing, /problems/element-repeated, /problems/other-kind-of-document */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register many invoices, a line each, each with its invoiceId */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            responses: {
                /** @description A line each, in order: "line", "status", and what the command answers or its "problem" */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": unknown;
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Credit an amount or lines, with their tax; beyond what is due it becomes the customer's credit */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description With tax; the tax is split as on the invoice, in minor units */
                        amount: number;
                        /** @description Names the credit note; a second one of the same name is the same note */
                        creditNoteId?: string;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /**
                         * Format: date
                         * @description When the credit note was issued
                         */
                        issuedOn: string;
                        /** @description The number printed on the credit note */
                        number?: string;
                        /** @description Why, in words that stay on record */
                        reason: string;
                    } | {
                        /** @description Names the credit note; a second one of the same name is the same note */
                        creditNoteId?: string;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /**
                         * Format: date
                         * @description When the credit note was issued
                         */
                        issuedOn: string;
                        lines: {
                            /** @description Its place on the invoice, from 1 */
                            line: number;
                            /** @description How much of it is taken back, in the sign of the line */
                            quantity: string;
                        }[];
                        /** @description The number printed on the credit note */
                        number?: string;
                        /** @description Why, in words that stay on record */
                        reason: string;
                    };
                    "application/xml": string;
                    "text/xml": string;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/xml-forbidden, /problems/xml-not-well-formed, /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/currency-differs, /problems/credit-exceeds-invoice, /problems/no-such-line, /problems/nothing-to-credit, /problems/credit-note-of-another-invoice, /problems/amount-too-large, /problems/stated-totals-differ, /problems/buyer-not-identified, /problems/element-invalid, /problems/element-missing, /problems/element-repeated, /problems/other-kind-of-document */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payment: the deduction and the change of state that follows from it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What was received; beyond what is due it becomes the customer's credit, in minor units */
                        amount: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /** @description credit-transfer, direct-debit, card, cash … */
                        method: string;
                        /** @description Names the payment; a second one of the same name is the same payment */
                        paymentId?: string;
                        /**
                         * Format: date
                         * @description When the money arrived
                         */
                        receivedOn: string;
                        /** @description End-to-end id, remittance information */
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/currency-differs, /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give money back: what it had paid is due again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                    /** @description As it was given or answered; "credit/…" is what credit of the customer paid */
                    paymentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What goes back to the customer, in minor units */
                        amount: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /** @description How it goes back */
                        method: string;
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        refundedOn?: string;
                        /** @description Names the refund; a second one of the same name is the same refund */
                        refundId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found, /problems/no-such-payment */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/payment-already-reversed, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/currency-differs, /problems/credit-is-not-refundable, /problems/refund-exceeds-payment, /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment bounced or was recalled: what it paid is due again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                    /** @description As it was given or answered; "credit/…" is what credit of the customer paid */
                    paymentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        reversedOn?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found, /problems/no-such-payment */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/payment-already-reversed, /problems/credit-already-spent, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Annul an invoice of which nothing was paid or credited */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        voidedOn?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/void-after-settlement, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up what is due; it can still be paid */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    invoiceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        writtenOffOn?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
                            /** @description By credit notes */
                            credited: number;
                            creditNoteId?: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** Format: uuid */
                            invoiceId: string;
                            number?: string;
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            paymentId?: string;
                            /** @description Send it as Ledger-Position to read what includes this */
                            position: string;
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            refundId?: string;
                            /** @description The number of the last event of the invoice, from 0 */
                            revision: number;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                tax: number;
                                taxable: number;
                            }[];
                            totals: {
                                /** @description BT-107 */
                                allowances: number;
                                /** @description BT-108 */
                                charges: number;
                                /** @description BT-106 */
                                lines: number;
                                /** @description BT-115 */
                                payable: number;
                                /** @description BT-113 */
                                prepaid: number;
                                /** @description BT-114 */
                                rounding?: number;
                                /** @description BT-110 */
                                tax: number;
                                /** @description BT-109 */
                                taxExclusive: number;
                                /** @description BT-112 */
                                taxInclusive: number;
                            };
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-state-forbids, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it has counted and measured, for Prometheus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Text format */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one payment over many invoices; what is left becomes the customer's credit */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Which invoices it pays, in this order; the oldest due first where absent */
                        allocations?: {
                            /** @description At most this much, in minor units */
                            amount: number;
                            /** Format: uuid */
                            invoiceId: string;
                        }[];
                        /** @description What was received; beyond what is due it becomes the customer's credit, in minor units */
                        amount: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                        customerId: string;
                        /** @description credit-transfer, direct-debit, card, cash … */
                        method: string;
                        /** @description Names the payment; a second one of the same name is the same payment */
                        paymentId?: string;
                        /**
                         * Format: date
                         * @description When the money arrived
                         */
                        receivedOn: string;
                        /** @description End-to-end id, remittance information */
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allocations: {
                                /** @description What it took; absent while it is at work */
                                allocated?: number;
                                /** @description What was meant for it */
                                amount: number;
                                invoiceId: string;
                            }[];
                            amount: number;
                            /** @description What became the customer's credit */
                            credited?: number;
                            currency: string;
                            customerId: string;
                            method: string;
                            paymentId: string;
                            position: string;
                            /** Format: date */
                            receivedOn: string;
                            reference?: string;
                            refusedReversal?: string;
                            revision: number;
                            /**
                             * @description allocating, reversing: it is still at work
                             * @enum {unknown}
                             */
                            state: "allocating" | "settled" | "reversing" | "reversed";
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/invoice-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/not-this-customers-invoice, /problems/currency-differs, /problems/invoice-allocated-twice, /problems/allocations-exceed-payment, /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take many payments, a line each, of an invoice or of a customer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            responses: {
                /** @description A line each, in order: "line", "status", and what the command answers or its "problem" */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": unknown;
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a payment over many invoices is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description As it was given or answered */
                    paymentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allocations: {
                                /** @description What it took; absent while it is at work */
                                allocated?: number;
                                /** @description What was meant for it */
                                amount: number;
                                invoiceId: string;
                            }[];
                            amount: number;
                            /** @description What became the customer's credit */
                            credited?: number;
                            currency: string;
                            customerId: string;
                            method: string;
                            paymentId: string;
                            position: string;
                            /** Format: date */
                            receivedOn: string;
                            reference?: string;
                            refusedReversal?: string;
                            revision: number;
                            /**
                             * @description allocating, reversing: it is still at work
                             * @enum {unknown}
                             */
                            state: "allocating" | "settled" | "reversing" | "reversed";
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/payment-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The payment bounced or was recalled: all that it paid is due again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A retry with the same key and content answers what the first try answered */
                    "idempotency-key"?: string;
                    /** @description The ETag that was read: refused with 412 where it has changed since */
                    "if-match"?: string;
                    /** @description Who acts, for the audit; with authentication it is the subject of the token */
                    "ledger-actor"?: string;
                };
                path: {
                    /** @description As it was given or answered */
                    paymentId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, in words that stay on record */
                        reason: string;
                        /**
                         * Format: date
                         * @description Today where absent
                         */
                        reversedOn?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allocations: {
                                /** @description What it took; absent while it is at work */
                                allocated?: number;
                                /** @description What was meant for it */
                                amount: number;
                                invoiceId: string;
                            }[];
                            amount: number;
                            /** @description What became the customer's credit */
                            credited?: number;
                            currency: string;
                            customerId: string;
                            method: string;
                            paymentId: string;
                            position: string;
                            /** Format: date */
                            receivedOn: string;
                            reference?: string;
                            refusedReversal?: string;
                            revision: number;
                            /**
                             * @description allocating, reversing: it is still at work
                             * @enum {unknown}
                             */
                            state: "allocating" | "settled" | "reversing" | "reversed";
                        };
                    };
                };
                /** @description /problems/malformed-etag, malformed-request, malformed-json */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-authenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/actor-differs, scope-missing */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/payment-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/payment-state-forbids, /problems/reversal-refused, /problems/idempotency-key-reused */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/revision-differs */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/command-too-large, body-too-large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unsupported-media-type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/amount-too-large */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too-many-requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, keys-unavailable, overloaded */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can do its work */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dependencies: {
                                [key: string]: {
                                    detail?: string;
                                    required: boolean;
                                    /** @enum {unknown} */
                                    status: "up" | "down";
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            /** @enum {unknown} */
                            status: "ready" | "degraded" | "not-ready";
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            dependencies: {
                                [key: string]: {
                                    detail?: string;
                                    required: boolean;
                                    /** @enum {unknown} */
                                    status: "up" | "down";
                                } & {
                                    [key: string]: unknown;
                                };
                            };
                            /** @enum {unknown} */
                            status: "ready" | "degraded" | "not-ready";
                        };
                    };
                };
                /** @description Any other problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @description Finds this request in the logs and events */
            correlationId?: string;
            /** @description What happened this time */
            detail?: string;
            /** @description The fields at fault */
            errors?: {
                detail: string;
                /**
                 * @description body where absent
                 * @enum {unknown}
                 */
                in?: "body" | "query" | "path" | "header";
                /** @example /lines/0/quantity */
                pointer: string;
            }[];
            status: number;
            /** @description The same for every problem of the type */
            title: string;
            /**
             * @description Stable name of the rule that was broken
             * @example /problems/invoice-not-found
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
