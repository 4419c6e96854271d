"""A PostgreSQL server of our own: in a fresh folder, on a socket in it, and gone when it is closed."""
import csv
import io
import os
import pathlib
import shutil
import subprocess
import tempfile

NEEDED = "PostgreSQL 13 or newer with btree_gist (Debian: postgresql), run by a user other than root"
PROGRAMS = ("initdb", "pg_ctl", "psql")


def program(name):
    found = shutil.which(name)
    if found:
        return found
    # Debian keeps those of the server out of the way.
    some = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(some[-1]) if some else None


def missing():
    """Why there can be no server here; None where there can."""
    without = [name for name in PROGRAMS if program(name) is None]
    if without:
        return f"there is no {', '.join(without)}: needs {NEEDED}"
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return f"there is no runuser: needs {NEEDED}"
    return None


class Server:
    def __init__(self):
        # The server refuses to be root: then it is the user that the package made.
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self._folder = tempfile.mkdtemp(prefix="crossings-oracle-")
        os.chmod(self._folder, 0o700)
        if self._as:
            shutil.chown(self._folder, "postgres")
        self._data = f"{self._folder}/data"
        self._run("initdb", "-D", self._data, "-U", "oracle", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # Nothing needs to outlive the run, and plans are made for tables that are filled later.
        options = (f"-c listen_addresses='' -k {self._folder} -c fsync=off -c synchronous_commit=off "
                   "-c full_page_writes=off -c enable_seqscan=off -c jit=off -c timezone=UTC -c max_wal_size=2GB")
        try:
            self._run("pg_ctl", "-D", self._data, "-w", "-s", "-l", f"{self._folder}/log", "-o", options, "start")
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _run(self, name, *arguments, text=""):
        # Where the server is started, its own output would keep a pipe open for ever.
        to = subprocess.DEVNULL if name == "pg_ctl" else subprocess.PIPE
        done = subprocess.run([*self._as, program(name), *arguments], input=text, text=True, stdout=to,
                              stderr=subprocess.STDOUT if to is subprocess.DEVNULL else subprocess.PIPE,
                              cwd=self._folder, timeout=600, check=False)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr}")
        return done.stdout

    def run(self, sql, database="postgres"):
        """Runs SQL, all of it in one go, and gives what it writes."""
        return self._run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self._folder, "-U", "oracle",
                         "-d", database, "-f", "-", text=sql)

    def rows(self, query, database):
        return list(csv.reader(io.StringIO(self.run(f"COPY ({query}) TO STDOUT WITH (FORMAT csv);", database))))

    def create(self, database, schema):
        self.run(f"CREATE DATABASE {database};")
        self.run(schema, database)

    def close(self):
        try:
            self._run("pg_ctl", "-D", self._data, "-w", "-s", "-m", "immediate", "stop")
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)


def copied(table, rows):
    """Rows in the form that `psql` takes from its input."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return f"COPY {table} FROM STDIN WITH (FORMAT csv);\n{text.getvalue()}\\.\n"
