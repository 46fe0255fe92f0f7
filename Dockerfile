# First the program and what it needs, then a small image that holds only the result.
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY cogs cogs
COPY config config
RUN python -m venv /opt/alongside \
    && /opt/alongside/bin/pip wheel --no-cache-dir --no-deps --wheel-dir dist . \
    && /opt/alongside/bin/pip install --no-cache-dir --constraint constraints.txt "$(echo dist/*.whl)[postgres]"

FROM python:3.11-slim
RUN useradd --system --uid 10001 alongside && install --directory --owner alongside /data
COPY --from=build /opt/alongside /opt/alongside
ENV PATH="/opt/alongside/bin:$PATH" PYTHONUNBUFFERED=1 ALONGSIDE_DATA=/data
USER alongside
VOLUME /data
CMD ["alongside", "run"]
