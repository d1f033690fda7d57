# One image a service, all on the same layers:
#
#   node ── packages ──► runtime ──► command-service, process-manager, projection-service, query-service, ledger
#     └───── console ──► gateway
#
# A runtime image holds Debian, the node program, the production packages and our sources, from which Node strips the types. It has no
# npm, build tools or development packages. Its files belong to root, and it runs as another user.

FROM node:24-bookworm-slim AS manifests
WORKDIR /ledger
COPY package.json package-lock.json ./
COPY events/package.json events/
COPY platform/package.json platform/
COPY embedded/package.json embedded/
COPY command-service/package.json command-service/
COPY projection-service/package.json projection-service/
COPY query-service/package.json query-service/
COPY console/package.json console/

# Only the packages of the services. Those of the root, such as Node as a package, are left out.
FROM manifests AS packages
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
      -w events -w platform -w command-service -w projection-service -w query-service \
 && find . -path '*/node_modules/*' -type f \
      \( -name '*.map' -o -name '*.md' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && rm -rf node_modules/.package-lock.json node_modules/.bin package-lock.json embedded console

FROM manifests AS console
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --no-audit --no-fund -w events -w platform -w console
COPY tsconfig.json ./
COPY events events
COPY platform platform
COPY console console
RUN node console/build.ts

FROM debian:bookworm-slim AS runtime
RUN groupadd --gid 1000 node \
 && useradd --uid 1000 --gid node --no-create-home --home-dir /ledger --shell /usr/sbin/nologin node
COPY --from=manifests /usr/local/bin/node /usr/local/bin/
COPY deploy/healthy /usr/local/bin/
WORKDIR /ledger
COPY --from=packages /ledger ./
COPY events events
COPY platform platform
COPY command-service command-service
COPY projection-service projection-service
COPY query-service query-service
COPY docs/problems.md docs/
ENV NODE_ENV=production
USER node

FROM runtime AS command-service
ENV COMMAND_HOST=0.0.0.0 COMMAND_PORT=3001
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["healthy", "3001", "/healthz"]
CMD ["node", "command-service/main.ts"]

FROM runtime AS process-manager
ENV PROCESS_MANAGER_HOST=0.0.0.0 PROCESS_MANAGER_PORT=3004
EXPOSE 3004
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["healthy", "3004", "/healthz"]
CMD ["node", "command-service/process-manager/main.ts"]

FROM runtime AS query-service
ENV QUERY_HOST=0.0.0.0 QUERY_PORT=3002
EXPOSE 3002
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["healthy", "3002", "/healthz"]
CMD ["node", "query-service/main.ts"]

FROM runtime AS projection-service
ENV PROJECTION_HOST=0.0.0.0 PROJECTION_PORT=3003
EXPOSE 3003
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["healthy", "3003", "/healthz"]
CMD ["node", "projection-service/main.ts"]

# The operator's commands: `docker compose run --rm ledger verify`.
FROM runtime AS ledger
COPY embedded/event-store/connection.ts embedded/event-store/
COPY embedded/postgres/connection.ts embedded/postgres/
COPY deploy/*.ts deploy/
COPY processes processes
COPY scripts scripts
COPY bin bin
USER root
RUN mkdir /keys /jwks /backups && chown node /keys /jwks /backups
USER node
ENTRYPOINT ["bin/ledger"]

FROM caddy:2 AS caddy

# The reverse proxy: both APIs and the console. Its certificates, if any, are in /var/lib/caddy.
FROM debian:bookworm-slim AS gateway
COPY --from=caddy /usr/bin/caddy /usr/local/bin/
COPY deploy/healthy /usr/local/bin/
COPY deploy/gateway/Caddyfile /etc/caddy/
RUN mkdir /var/lib/caddy && chown 1000:1000 /var/lib/caddy
COPY --from=console /ledger/console/dist /srv/console
ENV XDG_DATA_HOME=/var/lib/caddy XDG_CONFIG_HOME=/var/lib/caddy
EXPOSE 8080 8443
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["healthy", "8080", "/healthz"]
USER 1000:1000
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
