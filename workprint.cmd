@echo off
rem Runs Workprint on Windows: what the file `workprint` does elsewhere. The first start makes .venv and installs into it.
rem PYTHON may name the interpreter (3.11 to 3.13).
rem
rem NOT TRIED: nothing in this file has been run on a Windows machine yet. Least sure: two first starts at once, a
rem folder whose name has an exclamation mark or a percent sign, a folder on a network drive.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_=%~dp0"
if "%HOME_:~-1%"=="\" set "HOME_=%HOME_:~0,-1%"
set "VENV=%HOME_%\.venv"
set "PY=%VENV%\Scripts\python.exe"
set "LOCK=%HOME_%\.venv.lock"
set "LOG=%VENV%\install.log"
set "PYTHONHOME="
set "PYTHONPATH="
set "PIP_USER="
set "PIP_TARGET="
set "PIP_PREFIX="
rem Frames and names in every alphabet go through pipes: one encoding for all of them.
set "PYTHONUTF8=1"

call :ready
if not errorlevel 1 goto run

rem ---- which Python? Said before anything else.
set "BASE="
if defined PYTHON goto named
for %%V in (3.13 3.12 3.11) do if not defined BASE call :try py -%%V
if not defined BASE call :try python
if not defined BASE call :try python3
if defined BASE goto lock
echo workprint: Workprint needs Python 3.11, 3.12 or 3.13, and found none: install one from python.org, or set PYTHON=C:\path\to\python.exe 1>&2
exit /b 1
:named
call :try "%PYTHON%"
if defined BASE goto lock
echo workprint: Workprint needs Python 3.11, 3.12 or 3.13; PYTHON is %PYTHON%, which is not one or does not run. 1>&2
exit /b 1

rem ---- one at a time. Another start is waited for; one that died has to be told by a person.
:lock
set "WAITED="
:again
md "%LOCK%" 2>nul && goto locked
if not exist "%LOCK%\" (
  echo workprint: cannot write in %HOME_%; copy it to a folder of yours. 1>&2
  exit /b 1
)
if not defined WAITED echo workprint: another start is installing; waiting for it ^(if there is none, remove %LOCK%^). 1>&2
set "WAITED=1"
ping -n 2 127.0.0.1 >nul
goto again

:locked
call :ready
if not errorlevel 1 (
  rd "%LOCK%"
  goto run
)
rem A .venv that is half made or was left in the middle of an installation is made again.
if not exist "%VENV%\.unfinished" if exist "%PY%" (
  "%PY%" -P -m pip --version >nul 2>nul && goto install
)
if exist "%VENV%" rd /s /q "%VENV%"
md "%VENV%" 2>nul
type nul >"%VENV%\.unfinished"
echo workprint: first start: making .venv; takes a minute or more and about 3 GB ^(log: %LOG%^) 1>&2
%BASE% -m venv "%VENV%" >"%LOG%" 2>&1
if errorlevel 1 goto failed

:install
type nul >"%VENV%\.unfinished"
pushd "%HOME_%"
"%PY%" -P -m pip install "pip>=25.1" --disable-pip-version-check --no-input >>"%LOG%" 2>&1
if errorlevel 1 goto popfailed
"%PY%" -P -m pip install --only-binary :all: -c packaging\constraints.txt -e . --group dev --disable-pip-version-check --no-input >>"%LOG%" 2>&1
if errorlevel 1 goto popfailed
popd
copy /y "%HOME_%\pyproject.toml" "%VENV%\.stamp-project" >nul
copy /y "%HOME_%\packaging\constraints.txt" "%VENV%\.stamp-versions" >nul
>"%VENV%\.stamp-home" echo(%HOME_%
del "%VENV%\.unfinished"
rd "%LOCK%"
echo workprint: ready. 1>&2
goto run

:popfailed
popd
:failed
rd "%LOCK%" 2>nul
findstr /c:"No space left" /c:"not enough space" "%LOG%" >nul && (
  echo workprint: the disk is full: make room and start again; log: %LOG% 1>&2
  exit /b 1
)
findstr /c:"NewConnectionError" /c:"getaddrinfo" /c:"ConnectionError" /c:"ProxyError" "%LOG%" >nul && (
  echo workprint: could not reach the network, which the first start needs; start again when it is there; log: %LOG% 1>&2
  exit /b 1
)
echo workprint: the installation failed; what it said is in %LOG% 1>&2
exit /b 1

rem ---- running, in the folder where the person is
:run
if /i "%~1"=="test" goto test
"%PY%" -P -m studio %*
exit /b %ERRORLEVEL%

:test
if not defined QT_QPA_PLATFORM set "QT_QPA_PLATFORM=offscreen"
set "REST="
:shifted
shift
if "%~1"=="" goto tests
set "REST=%REST% %1"
goto shifted
:tests
cd /d "%HOME_%"
"%PY%" -P -m pytest -q%REST%
exit /b %ERRORLEVEL%

rem ---- is .venv what the project asks for? Compares the files it was made from; starts no Python.
:ready
if not exist "%PY%" exit /b 1
if exist "%VENV%\.unfinished" exit /b 1
if not exist "%VENV%\.stamp-home" exit /b 1
set "WAS="
set /p WAS=<"%VENV%\.stamp-home"
if not "%WAS%"=="%HOME_%" exit /b 1
fc /b "%HOME_%\pyproject.toml" "%VENV%\.stamp-project" >nul 2>nul || exit /b 1
fc /b "%HOME_%\packaging\constraints.txt" "%VENV%\.stamp-versions" >nul 2>nul || exit /b 1
exit /b 0

:try
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "BASE=%*"
exit /b 0
