// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {GrantStatus, GrantView} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId} from "../src/interfaces/Ids.sol";
import {Balance} from "../src/interfaces/IPayouts.sol";
import {Handler} from "./Handler.sol";

/// @notice What holds whatever people do in whatever order. No handler may revert (fail_on_revert).
contract InvariantsTest is Test {
    /// @dev The depth of foundry.toml. Acts that do what they need first count more than one call each.
    uint256 internal constant FULL_RUN = 200;

    Handler internal handler;

    function setUp() external {
        vm.warp(1_800_000_000);
        vm.chainId(31337);
        handler = new Handler();
        targetContract(address(handler));
        bytes4[] memory selectors = new bytes4[](12);
        selectors[0] = handler.wait.selector;
        selectors[1] = handler.purchase.selector;
        selectors[2] = handler.challenge.selector;
        selectors[3] = handler.resolve.selector;
        selectors[4] = handler.settle.selector;
        selectors[5] = handler.terminate.selector;
        selectors[6] = handler.fund.selector;
        selectors[7] = handler.propose.selector;
        selectors[8] = handler.veto.selector;
        selectors[9] = handler.accept.selector;
        selectors[10] = handler.claim.selector;
        selectors[11] = handler.claimMany.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    /// @dev A run that never came to an action has proved nothing about it. Only whole runs are asked: Forge also comes
    /// here with shortened ones, when it seeks the least sequence that fails and when it replays an old failure.
    function afterInvariant() external view {
        if (handler.callCount() < FULL_RUN) return;
        bytes32[12] memory names = [
            bytes32("wait"),
            "purchase",
            "challenge",
            "resolve",
            "settle",
            "terminate",
            "fund",
            "propose",
            "veto",
            "accept",
            "claim",
            "claimMany"
        ];
        for (uint256 i = 0; i < names.length; i++) {
            assertGt(handler.calls(names[i]), 0, string(abi.encodePacked("never called: ", names[i])));
        }
    }

    function invariant_S1_PoolsComeToTheTokensOfPayouts() external view {
        uint256 sum;
        for (uint256 i = 0; i < handler.POOLS(); i++) {
            sum += handler.funded(i) - handler.claimed(i);
        }
        assertEq(handler.token().balanceOf(address(handler.payouts())), sum);
    }

    function invariant_S2_NoPoolOwesMoreThanItHolds() external view {
        for (uint256 i = 0; i < handler.POOLS(); i++) {
            Balance memory balance = handler.payouts().balanceOf(handler.pools(i));
            assertEq(balance.funded, handler.funded(i));
            assertLe(balance.acceptedTotal, balance.funded);
            assertEq(balance.acceptedTotal - balance.unclaimed, handler.claimed(i));
        }
    }

    function invariant_S3_WhatWasClaimedNeverFallsNorRepeats() external view {
        for (uint256 i = 0; i < handler.POOLS(); i++) {
            for (uint256 j = 0; j < handler.ACCOUNTS(); j++) {
                uint256 claimed = handler.payouts().claimedOf(handler.pools(i), handler.accounts(j));
                assertEq(claimed, handler.claimedBy(i, j));
            }
        }
    }

    function invariant_S4_MoneyIsWhereABookSaysItIs() external view {
        uint256 paid;
        for (uint256 i = 0; i < handler.ACCOUNTS(); i++) {
            paid += handler.token().balanceOf(handler.accounts(i));
        }
        uint256 claimed;
        for (uint256 i = 0; i < handler.POOLS(); i++) {
            claimed += handler.claimed(i);
        }
        assertEq(paid, claimed);
        uint256 inGrants = handler.token().balanceOf(address(handler.grants()));
        uint256 inPayouts = handler.token().balanceOf(address(handler.payouts()));
        assertEq(inGrants + inPayouts + paid + handler.refunded(), handler.minted());
        assertEq(handler.token().totalSupply(), handler.minted());
    }

    function invariant_S5_ALyingRootTakesFromItsOwnPoolAlone() external view {
        for (uint256 i = 0; i < handler.POOLS(); i++) {
            assertLe(handler.claimed(i), handler.payouts().balanceOf(handler.pools(i)).acceptedTotal);
        }
    }

    function invariant_S6_InHonestPoolsEveryAcceptedClaimCanBePaid() external view {
        for (uint256 i = 0; i < 2; i++) {
            uint256 owed;
            uint256 total;
            for (uint256 j = 0; j < handler.ACCOUNTS(); j++) {
                owed += handler.acceptedFor(i, j) - handler.claimedBy(i, j);
                total += handler.acceptedFor(i, j);
            }
            PoolId pool = handler.pools(i);
            assertEq(total, handler.payouts().balanceOf(pool).acceptedTotal);
            assertEq(owed, handler.payouts().balanceOf(pool).unclaimed);
        }
    }

    function invariant_S8_EscrowHoldsThePricesOfOpenGrants() external view {
        uint256 open;
        for (uint256 i = 0; i < handler.grantCount(); i++) {
            GrantView memory one = handler.grants().grant(handler.grantIds(i));
            bool isOpen = one.status == GrantStatus.Escrowed || one.status == GrantStatus.Challenged;
            if (isOpen) open += one.paidAmount;
        }
        assertEq(open, handler.escrowed());
        assertEq(handler.token().balanceOf(address(handler.grants())), open);
    }

    function invariant_S9_GrantsOfABuyerNeverOverlap() external view {
        for (uint256 pool = 0; pool < handler.POOLS(); pool++) {
            for (uint256 buyer = 0; buyer < handler.BUYERS(); buyer++) {
                _requireRow(pool, handler.buyers(buyer));
            }
        }
    }

    function _requireRow(uint256 pool, address buyer) private view {
        uint256 count = handler.grants().countOf(handler.releases(pool), buyer);
        uint256 until;
        for (uint256 i = 0; i < count; i++) {
            GrantId id = handler.grants().grantIdAt(handler.releases(pool), buyer, i);
            GrantView memory one = handler.grants().grant(id);
            // Only time that can still be used counts: a refunded grant's is cut off.
            assertGe(one.startsAt, until);
            assertGe(one.expiresAt, one.startsAt);
            until = one.expiresAt;
        }
    }
}
