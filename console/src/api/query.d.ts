// Made by `npm run console:api-types` from the service's OpenAPI document.

export interface paths {
    "/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all customers owe, by how long it is overdue */
        get: {
            parameters: {
                query: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description The day */
                    on: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is due, by how long it has been overdue, a currency each; in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            aging: {
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description Not overdue */
                                current: number;
                                /** @description Overdue since 1 to 30 days */
                                days1To30: number;
                                /** @description 31 to 60 */
                                days31To60: number;
                                /** @description 61 to 90 */
                                days61To90: number;
                                /** @description 91 or more */
                                over90: number;
                                /** @description All that is due */
                                total: number;
                            }[];
                            /** Format: date */
                            on: string;
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
                /** @description before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all customers owe, and why, as of both clocks */
        get: {
            parameters: {
                query?: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description What had happened in the world up to this day; all of it where absent */
                    effectiveOn?: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Over all customers, a currency each; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            balances: {
                                /** @description What is owed to the customer: its credit, and what is on its way to it */
                                credit: number;
                                /** @description By credit notes */
                                credited: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description invoiced − paid − credited − writtenOff − voided + refunded */
                                due: number;
                                /** @description The payable amounts (BT-115) of all invoices */
                                invoiced: number;
                                /** @description By payments and customer credit that were not reversed */
                                paid: number;
                                /** @description Paid back to the customer, and due again */
                                refunded: number;
                                /** @description Cancelled by voiding the invoice */
                                voided: number;
                                /** @description Written off */
                                writtenOff: number;
                            }[];
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
                /** @description before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/cash-received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cash that was received between two days, less what went back, a period at a time */
        get: {
            parameters: {
                query: {
                    /** @description Weeks begin on Monday */
                    by?: "day" | "week" | "month";
                    /** @description The first day */
                    from: string;
                    /** @description The last day */
                    until: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Cash by when it was received in the world, a currency each, and each period, in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            by: "day" | "week" | "month";
                            currencies: {
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description received − returned */
                                net: number;
                                periods: {
                                    /**
                                     * Format: date
                                     * @description Its first day that is asked for
                                     */
                                    from: string;
                                    /** @description received − returned */
                                    net: number;
                                    /** @description All that came */
                                    received: number;
                                    /** @description What went back: reversed payments and refunds, by when they happened */
                                    returned: number;
                                    /**
                                     * Format: date
                                     * @description Its last
                                     */
                                    until: string;
                                }[];
                                /** @description All that came */
                                received: number;
                                /** @description What went back: reversed payments and refunds, by when they happened */
                                returned: number;
                            }[];
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            until: string;
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
                /** @description period-ends-before-it-begins, too-many-periods, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by name, and what each owes */
        get: {
            parameters: {
                query?: {
                    /** @description The `next` of the page before */
                    cursor?: string;
                    limit?: number;
                    /** @description How the id or the name begins, whatever its case */
                    search?: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of customers, by name; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customers: {
                                balances: {
                                    /** @description By credit notes */
                                    credited: number;
                                    /** @description ISO 4217 (BT-5) */
                                    currency: string;
                                    /** @description invoiced − paid − credited − writtenOff − voided + refunded */
                                    due: number;
                                    /** @description The payable amounts (BT-115) of all invoices */
                                    invoiced: number;
                                    /** @description How many invoices have an amount due */
                                    openInvoices: number;
                                    /** @description By payments and customer credit that were not reversed */
                                    paid: number;
                                    /** @description Paid back to the customer, and due again */
                                    refunded: number;
                                    /** @description Cancelled by voiding the invoice */
                                    voided: number;
                                    /** @description Written off */
                                    writtenOff: number;
                                }[];
                                customer: {
                                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                                    id: string;
                                    /** @description As printed on the invoice */
                                    name: string;
                                };
                            }[];
                            /** @description The cursor of the next page; absent on the last */
                            next?: string;
                        };
                    };
                };
                /** @description malformed-request, malformed-cursor */
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
                /** @description sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers/{id}/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer owes, by how long it is overdue */
        get: {
            parameters: {
                query: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description The day */
                    on: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is due, by how long it has been overdue, a currency each; in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            aging: {
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description Not overdue */
                                current: number;
                                /** @description Overdue since 1 to 30 days */
                                days1To30: number;
                                /** @description 31 to 60 */
                                days31To60: number;
                                /** @description 61 to 90 */
                                days61To90: number;
                                /** @description 91 or more */
                                over90: number;
                                /** @description All that is due */
                                total: number;
                            }[];
                            /** Format: date */
                            on: string;
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
                /** @description customer-not-found, before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer owes, and why; now, or as of both clocks */
        get: {
            parameters: {
                query?: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description What had happened in the world up to this day; all of it where absent */
                    effectiveOn?: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The balances, a currency each; amounts in minor units. `credit` where it is as of a time or day */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            balances: {
                                /** @description What is owed to the customer: its credit, and what is on its way to it */
                                credit?: number;
                                /** @description By credit notes */
                                credited: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description invoiced − paid − credited − writtenOff − voided + refunded */
                                due: number;
                                /** @description The payable amounts (BT-115) of all invoices */
                                invoiced: number;
                                /** @description How many invoices have an amount due */
                                openInvoices: number;
                                /** @description By payments and customer credit that were not reversed */
                                paid: number;
                                /** @description Paid back to the customer, and due again */
                                refunded: number;
                                /** @description Cancelled by voiding the invoice */
                                voided: number;
                                /** @description Written off */
                                writtenOff: number;
                            }[];
                            customer: {
                                /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                                id: string;
                                /** @description As printed on the invoice */
                                name: string;
                            };
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
                /** @description customer-not-found, before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers/{id}/balance/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events that a balance is made of: their sum is the balance */
        get: {
            parameters: {
                query?: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description Place in the log of all events; of two, the greater is the later */
                    cursor?: string;
                    /** @description What had happened in the world up to this day; all of it where absent */
                    effectiveOn?: string;
                    limit?: number;
                    /** @description What it owes, or what it is owed */
                    of?: "due" | "credit";
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events that the balances are made of, in the order of the log; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            balances: {
                                /** @description The sum of all its events, on this page and others */
                                balance: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description How many events it is made of */
                                events: number;
                            }[];
                            customer: {
                                /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                                id: string;
                                /** @description As printed on the invoice */
                                name: string;
                            };
                            events: {
                                actor: string;
                                /** @description What it added to the balance; below 0 what it took */
                                amount: number;
                                correlationId: string;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /**
                                 * Format: date
                                 * @description When it happened in the world
                                 */
                                effectiveOn: string;
                                eventId: string;
                                invoiceId?: string;
                                /** @description The invoice's */
                                number?: string;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position: string;
                                /** @description When the ledger learned of it (RFC 3339, UTC) */
                                recordedAt: string;
                                revision: number;
                                stream: string;
                                /** @example PaymentApplied */
                                type: string;
                            }[];
                            /** @description The cursor of the next page; absent on the last */
                            next?: string;
                            /** @enum {unknown} */
                            of: "due" | "credit";
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
                /** @description customer-not-found, before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a customer's invoices, payments and credit, and how each stood before and after */
        get: {
            parameters: {
                query?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    cursor?: string;
                    limit?: number;
                    order?: "oldest" | "newest";
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What happened; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                actor: string;
                                /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
                                after: {
                                    [key: string]: unknown;
                                };
                                /** @description In minor units */
                                amount?: number;
                                /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
                                before: {
                                    [key: string]: unknown;
                                };
                                /** @description The event that caused it, where no request did */
                                causationId?: string;
                                /** @description What the event says */
                                change: {
                                    [key: string]: unknown;
                                };
                                /** @description Of the request that set it off */
                                correlationId: string;
                                currency?: string;
                                customerId: string;
                                /**
                                 * Format: date
                                 * @description When it happened in the world
                                 */
                                effectiveOn: string;
                                /** @description Its double entry: debits above 0, credits below, 0 together */
                                entries: {
                                    /**
                                     * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less what went back; customer-credit: what is owed to customers: paid or credited beyond what was due, and not spent yet; bad-debt: what was given up; in-transit: on its way between streams: 0 where no process is under way; prepayments: paid before the invoice was issued (BT-113), as received outside this ledger; rounding: what documents were rounded by (BT-114)
                                     * @enum {unknown}
                                     */
                                    account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                                    amount: number;
                                }[];
                                eventId: string;
                                invoiceId?: string;
                                number?: string;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position: string;
                                /** @description When the ledger learned of it (RFC 3339, UTC) */
                                recordedAt: string;
                                reference?: string;
                                revision: number;
                                /** @example customer-acme */
                                stream: string;
                                /** @description The payment, credit note … that it is about */
                                subject?: string;
                                /** @example PaymentApplied */
                                type: string;
                            }[];
                            /** @description The cursor of the next page; absent on the last */
                            next?: string;
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
                /** @description customer-not-found */
                404: {
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/customers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a customer between two days, from the opening to the closing balance */
        get: {
            parameters: {
                query: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description The first day */
                    from: string;
                    /** @description The last day */
                    until: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What a customer owes less what it is owed, a currency each; in minor units, in the order of days */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: {
                                /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                                id: string;
                                /** @description As printed on the invoice */
                                name: string;
                            };
                            /** Format: date */
                            from: string;
                            statements: {
                                /** @description After the last day */
                                closing: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                lines: {
                                    /** @description Above 0 what the customer owes more, below what it owes less */
                                    amount: number;
                                    /** @description After it */
                                    balance: number;
                                    /** Format: date */
                                    effectiveOn: string;
                                    invoiceId?: string;
                                    /** @description The invoice's */
                                    number?: string;
                                    /** @description Place in the log of all events; of two, the greater is the later */
                                    position: string;
                                    reference?: string;
                                    /** @example PaymentApplied */
                                    type: string;
                                }[];
                                /** @description Before the first day */
                                opening: number;
                            }[];
                            /** Format: date */
                            until: string;
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
                /** @description customer-not-found, before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, statement-too-long, period-ends-before-it-begins, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, as it happens: server-sent events, from where a listener left off */
        get: {
            parameters: {
                query?: {
                    /** @description Where to begin, "0" for the whole ledger; what comes from now on where absent */
                    after?: string;
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customer?: string;
                    /** @description Its own events, and those about it */
                    invoice?: string;
                    /** @example PaymentApplied */
                    type?: string;
                };
                header?: {
                    /** @description The last event that arrived */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An event a message: its position is the id, its data as in GET /journal */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": unknown;
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
                /** @description too-many-listeners, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
        /** Invoices, the newest first where nothing else is said; as NDJSON or CSV all of them, in one stream */
        get: {
            parameters: {
                query?: {
                    /** @description The payable amount is at least, in minor units */
                    amountFrom?: number;
                    /** @description The payable amount is at most, in minor units */
                    amountUntil?: number;
                    /** @description ISO 4217 (Of the invoice) */
                    currency?: string;
                    /** @description The `next` of the page before */
                    cursor?: string;
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customer?: string;
                    /** @description Due, and before this date; the list is then by due date where nothing else is said */
                    dueBefore?: string;
                    /** @description Due on or after */
                    dueFrom?: string;
                    /** @description Due on or before */
                    dueUntil?: string;
                    /** @description Issued on or after */
                    issuedFrom?: string;
                    /** @description Issued on or before */
                    issuedUntil?: string;
                    limit?: number;
                    /** @description How its number begins */
                    number?: string;
                    /** @description desc (the newest first) by registered, else asc */
                    order?: "asc" | "desc";
                    overdue?: boolean;
                    /** @description How the buyer's reference begins */
                    reference?: string;
                    /** @description How its number, the reference or the customer's name begins, whatever its case */
                    search?: string;
                    /** @description registered where absent, or dueOn with dueBefore */
                    sort?: "registered" | "dueOn" | "issuedOn" | "payable" | "amountDue" | "number";
                    state?: "open" | "partially-paid" | "paid" | "void" | "written-off";
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of invoices; of an export, all of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            invoices: {
                                /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                                amountDue: number;
                                /** @description By credit notes */
                                credited: number;
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
                                 * @description BT-9
                                 */
                                dueOn?: string;
                                /** Format: uuid */
                                invoiceId: string;
                                /**
                                 * Format: date
                                 * @description In the time zone of the seller (BT-2)
                                 */
                                issuedOn: string;
                                number?: string;
                                overdue: boolean;
                                /** @description By payments and customer credit that were not reversed */
                                paid: number;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position: string;
                                /** @description The buyer's reference (BT-10) */
                                reference?: string;
                                /** @description Paid back to the customer, and due again */
                                refunded: number;
                                /** @description Of its last event, from 0; also its ETag */
                                revision: number;
                                /** @enum {unknown} */
                                state: "open" | "partially-paid" | "paid" | "void" | "written-off";
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
                            }[];
                            /** @description The cursor of the next page; absent on the last */
                            next?: string;
                        };
                        "application/x-ndjson": unknown;
                        "text/csv": unknown;
                    };
                };
                /** @description malformed-request, malformed-cursor */
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
                /** @description not-acceptable */
                406: {
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice, as issued and as it stands, or stood; as XML the UBL 2.1 document by EN 16931 */
        get: {
            parameters: {
                query?: {
                    /** @description As the ledger knew it then (RFC 3339); not with revision or position */
                    at?: string;
                    /** @description What had happened in the world up to this day; all of it where absent */
                    effectiveOn?: string;
                    /** @description Place in the log of all events; of two, the greater is the later */
                    position?: string;
                    /** @description As it was right after its event of this revision */
                    revision?: number;
                };
                header?: {
                    "if-none-match"?: string;
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The invoice; amounts in minor units of its currency */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
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
                            /** @description totals.payable − paid − credited − writtenOff − voided + refunded */
                            amountDue: number;
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
                            /** @description By credit notes */
                            credited: number;
                            creditNotes: {
                                /** @description Deducted from the amount due */
                                amount: number;
                                creditNoteId: string;
                                /** @description What went to the customer's credit beyond what was due */
                                excess?: number;
                                /** Format: date */
                                issuedOn: string;
                                lines?: {
                                    /** @description Its place on the invoice, from 1 */
                                    line: number;
                                    /** @description How much of it was taken back */
                                    quantity: string;
                                }[];
                                number?: string;
                                reason: string;
                                taxes: {
                                    /**
                                     * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                     * @enum {unknown}
                                     */
                                    category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                    rate: string;
                                    /** @description BT-117 */
                                    tax: number;
                                    /** @description BT-116 */
                                    taxable: number;
                                }[];
                            }[];
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
                            dueOn?: string;
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
                            /** Format: uuid */
                            invoiceId: string;
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
                                /** @description BT-131 */
                                net: number;
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
                            overdue: boolean;
                            /** @description By payments and customer credit that were not reversed */
                            paid: number;
                            /** @description Its events from this revision on could not be taken into the view, and wait: it is not up to date */
                            parkedSince?: number;
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
                            payments: {
                                /** @description Deducted from the amount due */
                                amount: number;
                                /** @description What went to the customer's credit beyond what was due */
                                excess?: number;
                                /**
                                 * @description money, or the customer's own credit
                                 * @enum {unknown}
                                 */
                                kind: "money" | "credit";
                                method: string;
                                paymentId: string;
                                /** Format: date */
                                receivedOn: string;
                                reference?: string;
                                /** @description Paid back to the customer */
                                refunded?: number;
                                reversed?: boolean;
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
                            /** @description Place in the log of all events; of two, the greater is the later */
                            position: string;
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
                            /** @description Paid back to the customer, and due again */
                            refunded: number;
                            /** @description Of its last event, from 0; also its ETag */
                            revision: number;
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
                            /** @description The rules that the document says it follows (BT-24) */
                            specification?: string;
                            /** @enum {unknown} */
                            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
                            supportingDocuments?: {
                                /** @description BT-123 */
                                description?: string;
                                /** @description BT-122 */
                                id: string;
                                /** @description Its URL (BT-124) */
                                location?: string;
                            }[];
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                /** @description BT-117 */
                                tax: number;
                                /** @description BT-116 */
                                taxable: number;
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
                            /** @description UNTDID 1001; 380 where absent (BT-3) */
                            typeCode?: string;
                            /** @description Cancelled by voiding the invoice */
                            voided: number;
                            /** @description Written off */
                            writtenOff: number;
                        };
                        "application/xml": string;
                    };
                };
                /** @description It is as in the ETag */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description malformed-request, moments-contradict */
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
                /** @description invoice-not-found, not-registered-yet, no-such-revision, no-such-position, before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-acceptable */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-an-en16931-invoice, time-in-the-future */
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
                /** @description view-behind, invoice-parked, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/invoices/{id}/credit-notes/{creditNoteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A credit note; as XML the UBL 2.1 document, where it came as one */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    creditNoteId: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The credit note; amounts in minor units of its currency */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deducted from the amount due */
                            amount: number;
                            creditNoteId: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description What went to the customer's credit beyond what was due */
                            excess?: number;
                            /** Format: date */
                            issuedOn: string;
                            lines?: {
                                /** @description Its place on the invoice, from 1 */
                                line: number;
                                /** @description How much of it was taken back */
                                quantity: string;
                            }[];
                            number?: string;
                            reason: string;
                            taxes: {
                                /**
                                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                                 * @enum {unknown}
                                 */
                                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
                                rate: string;
                                /** @description BT-117 */
                                tax: number;
                                /** @description BT-116 */
                                taxable: number;
                            }[];
                        };
                        "application/xml": string;
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
                /** @description invoice-not-found, credit-note-not-found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not-acceptable */
                406: {
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
                /** @description view-behind, invoice-parked, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/invoices/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two revisions of an invoice */
        get: {
            parameters: {
                query: {
                    /** @description The earlier, or the later */
                    from: number;
                    /** @description The other */
                    to: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What differs between two revisions; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            differences: {
                                after?: unknown;
                                before?: unknown;
                                /** @description The place, as a JSON Pointer into the invoice (RFC 6901) */
                                pointer: string;
                            }[];
                            from: number;
                            to: number;
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
                /** @description invoice-not-found, no-such-revision */
                404: {
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
                /** @description event-unknown, store-unavailable, keys-unavailable, overloaded */
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
    "/invoices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an invoice: who, when, what, and how it stood before and after */
        get: {
            parameters: {
                query?: {
                    /** @description The first revision to show */
                    from?: number;
                    limit?: number;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What happened, in order */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                actor: string;
                                after: {
                                    /** @description In minor units */
                                    amountDue: number;
                                    /** @enum {unknown} */
                                    state: "unregistered" | "open" | "partially-paid" | "paid" | "void" | "written-off";
                                };
                                before: {
                                    /** @description In minor units */
                                    amountDue: number;
                                    /** @enum {unknown} */
                                    state: "unregistered" | "open" | "partially-paid" | "paid" | "void" | "written-off";
                                };
                                causationId?: string;
                                /** @description What the event says */
                                change: {
                                    [key: string]: unknown;
                                };
                                correlationId: string;
                                /**
                                 * Format: date
                                 * @description When it happened in the world
                                 */
                                effectiveOn: string;
                                eventId: string;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position: string;
                                /** @description When the ledger learned of it (RFC 3339, UTC) */
                                recordedAt: string;
                                revision: number;
                                /** @example PaymentApplied */
                                type: string;
                            }[];
                            /** @description The revision to go on from; absent at the end */
                            next?: number;
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
                /** @description invoice-not-found */
                404: {
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/invoices/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many invoices a list has, and what they come to */
        get: {
            parameters: {
                query?: {
                    /** @description The payable amount is at least, in minor units */
                    amountFrom?: number;
                    /** @description The payable amount is at most, in minor units */
                    amountUntil?: number;
                    /** @description ISO 4217 (Of the invoice) */
                    currency?: string;
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customer?: string;
                    /** @description Due, and before this date; the list is then by due date where nothing else is said */
                    dueBefore?: string;
                    /** @description Due on or after */
                    dueFrom?: string;
                    /** @description Due on or before */
                    dueUntil?: string;
                    /** @description Issued on or after */
                    issuedFrom?: string;
                    /** @description Issued on or before */
                    issuedUntil?: string;
                    /** @description How its number begins */
                    number?: string;
                    overdue?: boolean;
                    /** @description How the buyer's reference begins */
                    reference?: string;
                    /** @description How its number, the reference or the customer's name begins, whatever its case */
                    search?: string;
                    state?: "open" | "partially-paid" | "paid" | "void" | "written-off";
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Counts and sums, a currency each; amounts in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of all currencies */
                            count: number;
                            currencies: {
                                count: number;
                                /** @description By credit notes */
                                credited: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description invoiced − paid − credited − writtenOff − voided + refunded */
                                due: number;
                                /** @description How many invoices have an amount due */
                                openInvoices: number;
                                /** @description By payments and customer credit that were not reversed */
                                paid: number;
                                /** @description The payable amounts (BT-115) of all invoices */
                                payable: number;
                                /** @description Paid back to the customer, and due again */
                                refunded: number;
                                /** @description Cancelled by voiding the invoice */
                                voided: number;
                                /** @description Written off */
                                writtenOff: number;
                            }[];
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
                /** @description sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, when and why, with its double entry; as NDJSON or CSV all of it, in the order of the log */
        get: {
            parameters: {
                query?: {
                    /** @description Who acted */
                    actor?: string;
                    /** @description At least, in minor units */
                    amountFrom?: number;
                    /** @description At most, in minor units */
                    amountUntil?: number;
                    /** @description All that one request set off */
                    correlationId?: string;
                    /** @description ISO 4217 (Of the amount) */
                    currency?: string;
                    /** @description Place in the log of all events; of two, the greater is the later */
                    cursor?: string;
                    /** @description The customer in your books; no control characters, no slash, not "." or ".." */
                    customer?: string;
                    /** @description Happened on or after */
                    effectiveFrom?: string;
                    /** @description Happened on or before */
                    effectiveUntil?: string;
                    /** @description Its own events, and those about it */
                    invoice?: string;
                    limit?: number;
                    /** @description Of the invoice or credit note that the event brings */
                    number?: string;
                    /** @description Which come first */
                    order?: "oldest" | "newest";
                    /** @description Recorded at or after */
                    recordedFrom?: string;
                    /** @description Recorded at or before */
                    recordedUntil?: string;
                    /** @description Of a payment, or the buyer’s of an invoice */
                    reference?: string;
                    /** @description The payment, credit note, application, grant, refund or reversal, by its id */
                    subject?: string;
                    /** @example PaymentApplied */
                    type?: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of events; of an export, all of them */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                actor: string;
                                /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
                                after: {
                                    [key: string]: unknown;
                                };
                                /** @description In minor units */
                                amount?: number;
                                /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
                                before: {
                                    [key: string]: unknown;
                                };
                                /** @description The event that caused it, where no request did */
                                causationId?: string;
                                /** @description What the event says */
                                change: {
                                    [key: string]: unknown;
                                };
                                /** @description Of the request that set it off */
                                correlationId: string;
                                currency?: string;
                                customerId: string;
                                /**
                                 * Format: date
                                 * @description When it happened in the world
                                 */
                                effectiveOn: string;
                                /** @description Its double entry: debits above 0, credits below, 0 together */
                                entries: {
                                    /**
                                     * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less what went back; customer-credit: what is owed to customers: paid or credited beyond what was due, and not spent yet; bad-debt: what was given up; in-transit: on its way between streams: 0 where no process is under way; prepayments: paid before the invoice was issued (BT-113), as received outside this ledger; rounding: what documents were rounded by (BT-114)
                                     * @enum {unknown}
                                     */
                                    account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                                    amount: number;
                                }[];
                                eventId: string;
                                invoiceId?: string;
                                number?: string;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position: string;
                                /** @description When the ledger learned of it (RFC 3339, UTC) */
                                recordedAt: string;
                                reference?: string;
                                revision: number;
                                /** @example customer-acme */
                                stream: string;
                                /** @description The payment, credit note … that it is about */
                                subject?: string;
                                /** @example PaymentApplied */
                                type: string;
                            }[];
                            /** @description The cursor of the next page; absent on the last */
                            next?: string;
                        };
                        "application/x-ndjson": unknown;
                        "text/csv": unknown;
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
                /** @description not-acceptable */
                406: {
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts as of both clocks: debits and credits are the same */
        get: {
            parameters: {
                query?: {
                    /** @description As the ledger knew it then (RFC 3339); as it knows it now where absent */
                    at?: string;
                    /** @description What had happened in the world up to this day; all of it where absent */
                    effectiveOn?: string;
                };
                header?: {
                    /** @description Place in the log of all events; of two, the greater is the later */
                    "ledger-position"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The accounts, a currency each; in minor units */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            currencies: {
                                accounts: {
                                    /**
                                     * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less what went back; customer-credit: what is owed to customers: paid or credited beyond what was due, and not spent yet; bad-debt: what was given up; in-transit: on its way between streams: 0 where no process is under way; prepayments: paid before the invoice was issued (BT-113), as received outside this ledger; rounding: what documents were rounded by (BT-114)
                                     * @enum {unknown}
                                     */
                                    account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                                    /** @description debit − credit */
                                    balance: number;
                                    /** @description All credits */
                                    credit: number;
                                    /** @description All debits */
                                    debit: number;
                                }[];
                                /** @description Of all accounts */
                                credit: number;
                                /** @description ISO 4217 (BT-5) */
                                currency: string;
                                /** @description Of all accounts */
                                debit: number;
                                /** @description debit − credit: 0 */
                                difference: number;
                            }[];
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
                /** @description before-the-beginning */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description time-in-the-future, sum-too-large */
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
                /** @description view-behind, store-unavailable, view-not-built, keys-unavailable, overloaded */
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
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each view is: its position, lag, parked streams, and what its last verification found */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How each view is; `end` is where the log ends */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Place in the log of all events; of two, the greater is the later */
                            end?: string;
                            views: {
                                /** @description How long ago the first event it has not got was recorded; 0 where it has all */
                                lagSeconds?: number;
                                /** @description When its position moved last (RFC 3339, UTC) */
                                movedAt?: string;
                                /** @description The first of them */
                                parked: {
                                    invoiceId?: string;
                                    /** @description Place in the log of all events; of two, the greater is the later */
                                    position: string;
                                    reason: string;
                                    /** @description Of the event that was refused: it and all after it in the stream wait */
                                    revision: number;
                                    /** @description When it was parked (RFC 3339, UTC) */
                                    since: string;
                                    stream: string;
                                    type: string;
                                    /** @description How many events wait; absent where the log does not tell */
                                    waiting?: number;
                                }[];
                                /** @description How many streams it goes on without */
                                parkedStreams?: number;
                                /** @description Place in the log of all events; of two, the greater is the later */
                                position?: string;
                                /** @description Why it is stalled or unavailable */
                                reason?: string;
                                /**
                                 * @description It has all; it lacks events, and moves; it lacks events, and does not move; it does not answer
                                 * @enum {unknown}
                                 */
                                state: "live" | "behind" | "stalled" | "unavailable";
                                /** @enum {unknown} */
                                store: "PostgreSQL" | "MongoDB";
                                verification?: {
                                    differences: number;
                                    /** @description That were replayed for it */
                                    events: number;
                                    /** @description The first difference, in words */
                                    first?: string;
                                    /** @description Place in the log of all events; of two, the greater is the later */
                                    position?: string;
                                    /** @description That were compared */
                                    rows: number;
                                    /** @description When the view was compared with the log last (RFC 3339, UTC) */
                                    verifiedAt: string;
                                };
                                /** @description Of the projection that built it */
                                version?: number;
                                /** @example balances */
                                view: string;
                            }[];
                        };
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
    "/views/{view}/parked/{stream}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in what waits for a parked stream, and has it go on with the others */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    stream: string;
                    view: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The view takes in the events of the stream again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many events had waited */
                            events: number;
                            stream: string;
                            view: string;
                        };
                    };
                };
                /** @description malformed-request, malformed-json */
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
                /** @description view-not-found, stream-not-parked */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description event-refused */
                409: {
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
                /** @description view-busy, store-unavailable, view-not-built, projection-service-unavailable, keys-unavailable, overloaded */
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
